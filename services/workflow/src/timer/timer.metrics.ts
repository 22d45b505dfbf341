import { METRICS } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { TimerKind } from './timer.js';
import type { TimerCounts } from './timer.repository.js';

/** What the scheduler shows to Prometheus; the gauges are those of the process that leads. */
@Injectable()
export class TimerMetrics {
  private readonly outcomes: Counter;
  private readonly timers: Gauge;
  private readonly clocks: Gauge;

  constructor(@Inject(METRICS) registry: Registry) {
    const registers = [registry];
    this.outcomes = new Counter({
      name: 'akkoord_workflow_timers_total',
      help: 'Timers whose moment came, by how that ended',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.timers = new Gauge({
      name: 'akkoord_workflow_timers',
      help: 'Timers that wait for their moment, that are due, and that failed at least once',
      labelNames: ['state'],
      registers,
    });
    this.clocks = new Gauge({
      name: 'akkoord_workflow_clocks_apart_seconds',
      help: 'How far the clock of the leading process and that of the database are apart; timers go by the earlier one',
      registers,
    });
  }

  ended(kind: TimerKind, outcome: 'handled' | 'failed', count: number): void {
    this.outcomes.inc({ kind, outcome }, count);
  }

  counted({ waiting, due, failing }: TimerCounts): void {
    this.timers.set({ state: 'waiting' }, waiting);
    this.timers.set({ state: 'due' }, due);
    this.timers.set({ state: 'failing' }, failing);
  }

  clocksApart(ms: number): void {
    this.clocks.set(ms / 1000);
  }
}
