import { Database, campaign, restUntil } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { ForgetSubmitters } from './forget-submitters.js';

const HOUR_MS = 3_600_000;

/** Looks at the start and about once an hour for people who need not be known any more. Of all processes one does. */
@Injectable()
export class ForgettingScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly submitters: ForgetSubmitters,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= campaign({
      database: this.database,
      right: 'forgetting',
      lock: 726006,
      lead: () => this.lead(),
      restMs: aboutAnHour,
      lost: (err) => this.log.warn({ err }, 'forgetting who made returns: looked in vain, tried again'),
      signal: this.stopping.signal,
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async lead(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const forgotten = await this.submitters.run(signal);
      if (forgotten > 0) this.log.info({ forgotten }, 'who made returns that the office has was forgotten');
      await restUntil(signal, aboutAnHour());
    }
  }
}

/** Not all installations at the same moment. */
const aboutAnHour = (): number => HOUR_MS * (0.75 + Math.random() / 2);
