import { Inject, Injectable } from '@nestjs/common';
import { METRICS } from '@akkoord/service-kit';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { Breakers } from './host-health/breakers.js';
import { JobRepository } from './job/job.repository.js';

/** What the gateway shows to Prometheus. */
@Injectable()
export class GatewayMetrics {
  private readonly attempts: Counter;
  private readonly callSeconds: Histogram;
  private readonly resolved: Counter;
  private readonly late: Counter;
  private readonly questions: Counter;
  private readonly unknownCodes: Counter;
  private readonly messages: Counter;
  private readonly looks: Counter;

  constructor(@Inject(METRICS) registry: Registry, jobs: JobRepository, breakers: Breakers) {
    const registers = [registry];
    this.attempts = new Counter({
      name: 'akkoord_digipoort_attempts_total',
      help: 'Attempts to deliver, by how they ended',
      labelNames: ['outcome', 'code'],
      registers,
    });
    this.callSeconds = new Histogram({
      name: 'akkoord_digipoort_call_seconds',
      help: 'Duration of aanleveren',
      registers,
    });
    this.resolved = new Counter({
      name: 'akkoord_digipoort_unknown_resolved_total',
      help: 'Attempts with an unknown outcome, by what asking brought to light',
      labelNames: ['finding'],
      registers,
    });
    this.late = new Counter({
      name: 'akkoord_digipoort_late_answers_total',
      help: 'Answers that no longer fitted their filing; a delivered one may mean that it was filed twice',
      labelNames: ['kind'],
      registers,
    });
    this.questions = new Counter({
      name: 'akkoord_digipoort_status_questions_total',
      help: 'Questions about the status, by how they ended',
      labelNames: ['outcome'],
      registers,
    });
    this.unknownCodes = new Counter({
      name: 'akkoord_digipoort_unknown_codes_total',
      help: 'Status codes read that no source documents',
      labelNames: ['code'],
      registers,
    });
    this.messages = new Counter({
      name: 'akkoord_digipoort_messages_fetched_total',
      help: 'Messages that the authority put ready and that were fetched',
      registers,
    });
    this.looks = new Counter({
      name: 'akkoord_digipoort_message_looks_total',
      help: 'Times it was looked for messages, by how that ended',
      labelNames: ['outcome'],
      registers,
    });
    new Gauge({
      name: 'akkoord_digipoort_host_down',
      help: 'Hosts of the authority that are taken for down',
      labelNames: ['host'],
      registers,
      collect() {
        this.reset();
        for (const { host } of breakers.down()) this.set({ host }, 1);
      },
    });
    const oldest = new Gauge({
      name: 'akkoord_digipoort_oldest_seconds',
      help: 'Age of the oldest filing in a lane: submit is not sent yet, follow awaits the end state, attention awaits a person',
      labelNames: ['lane'],
      registers,
    });
    new Gauge({
      name: 'akkoord_digipoort_filings',
      help: 'Filings in a lane',
      labelNames: ['lane'],
      registers,
      async collect() {
        this.reset();
        oldest.reset();
        for (const { lane, count, oldestSeconds } of await jobs.load().catch(() => [])) {
          this.set({ lane }, count);
          oldest.set({ lane }, oldestSeconds);
        }
      },
    });
  }

  attempted(outcome: string, code: string, seconds: number): void {
    this.attempts.inc({ outcome, code });
    this.callSeconds.observe(seconds);
  }

  unknownResolved(finding: string): void {
    this.resolved.inc({ finding });
  }

  cameLate(kind: string): void {
    this.late.inc({ kind });
  }

  /** The label takes numbers only, so that nobody can fill the registry. */
  unknownCode(code: string): void {
    this.unknownCodes.inc({ code: /^-?\d{1,3}$/.test(code) ? code : 'other' });
  }

  messagesFetched(count: number, isWhole: boolean): void {
    this.messages.inc(count);
    this.looks.inc({ outcome: isWhole ? 'done' : 'failed' });
  }

  asked(outcome: string): void {
    this.questions.inc({ outcome });
  }
}
