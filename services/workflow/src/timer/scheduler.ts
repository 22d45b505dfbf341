import { campaign, Database, restUntil, type Leadership } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { WorkflowConfig } from '../workflow.config.js';
import { CLOCKS_APART_MS, readClocks } from './clocks.js';
import { runDue } from './run-due.js';
import { TIMER_HANDLERS, type AnyTimerHandler } from './timer.js';
import { TimerMetrics } from './timer.metrics.js';
import { DueTimers } from './timer.repository.js';

/** How often the numbers are looked at: they count the whole table. */
const COUNT_EVERY = 30;

/**
 * Does what was to happen later, when its moment has come. Of all processes of the service one leads; who takes over finds the timers where they
 * are, in the database. Two that both believed to lead would do nothing twice: who removes a timer does what it is for.
 */
@Injectable()
export class TimerScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private passes = 0;

  constructor(
    private readonly database: Database,
    private readonly turns: OrganisationTurns,
    private readonly config: WorkflowConfig,
    private readonly metrics: TimerMetrics,
    @Inject(TIMER_HANDLERS) private readonly handlers: readonly AnyTimerHandler[],
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.campaign();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private campaign(): Promise<void> {
    return campaign({
      database: this.database,
      right: 'timers',
      lock: 726003,
      lead: (leadership) => this.lead(leadership),
      restMs: () => this.config.timerPollMs,
      lost: (err) => this.log.warn({ err }, 'timers: leadership lost, tried again'),
      signal: this.stopping.signal,
    });
  }

  private async lead(leadership: Leadership): Promise<void> {
    const timers = new DueTimers(leadership);
    while (!this.stopping.signal.aborted) {
      const { now, apartMs } = readClocks(new Date(), await timers.databaseNow());
      this.metrics.clocksApart(apartMs);
      const looked = await runDue(this.run(), timers, now);
      if (this.passes++ % COUNT_EVERY === 0) {
        this.metrics.counted(await timers.counts(now));
        if (apartMs > CLOCKS_APART_MS) this.log.warn({ apartMs }, 'timers: clocks apart, the earlier one counts');
      }
      if (looked === 0) await restUntil(this.stopping.signal, this.config.timerPollMs);
    }
  }

  private run() {
    const { database, turns, handlers, metrics } = this;
    return {
      database,
      turns,
      handlers,
      metrics,
      warn: (timer: object, failure: string, attempts: number) =>
        this.log.warn({ ...timer, failure, attempts }, 'timer failed, put off'),
    };
  }
}
