import { campaign, Database, restUntil } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { EraseOldMails } from './erase-old-mails.js';

const HOUR_MS = 3_600_000;

/** Looks about once an hour for mails whose time is over. Of all processes one does. */
@Injectable()
export class RetentionScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly mails: EraseOldMails,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= campaign({
      database: this.database,
      right: 'retention',
      lock: 726005,
      lead: () => this.lead(),
      restMs: aboutAnHour,
      lost: (err) => this.log.warn({ err }, 'mail retention: looked in vain, tried again'),
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
      const erased = await this.mails.run(new Date(), signal);
      if (erased > 0) this.log.info({ erased }, 'old mails were emptied');
      await restUntil(signal, aboutAnHour());
    }
  }
}

/** Not all installations at the same moment. */
const aboutAnHour = (): number => HOUR_MS * (0.75 + Math.random() / 2);
