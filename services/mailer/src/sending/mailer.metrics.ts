import type { MailKind } from '@akkoord/contracts';
import { METRICS } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';

/** How an attempt, or a mail, ended. */
export type Ending = 'sent' | 'again' | 'refused' | 'bounced' | 'suppressed' | 'outdated' | 'given-up';

/** What the mailer shows to Prometheus. */
@Injectable()
export class MailerMetrics {
  private readonly mails: Counter;
  private readonly doubtful: Counter;
  private readonly waiting: Gauge;
  private readonly oldest: Gauge;

  constructor(@Inject(METRICS) registry: Registry) {
    const registers = [registry];
    this.mails = new Counter({
      name: 'akkoord_mails_total',
      help: 'Attempts to send a mail, by how they ended',
      labelNames: ['kind', 'ending'],
      registers,
    });
    this.doubtful = new Counter({
      name: 'akkoord_mails_doubtful_total',
      help: 'Mails sent again although the mail server may have taken them: the same Message-ID went twice',
      registers,
    });
    this.waiting = new Gauge({ name: 'akkoord_mails_waiting', help: 'Mails to be sent', registers });
    this.oldest = new Gauge({
      name: 'akkoord_mails_oldest_seconds',
      help: 'How long the oldest of them waits',
      registers,
    });
  }

  ended(kind: MailKind, ending: Ending): void {
    this.mails.inc({ kind, ending });
  }

  doubted(): void {
    this.doubtful.inc();
  }

  counted({ count, oldestSeconds }: { readonly count: number; readonly oldestSeconds: number }): void {
    this.waiting.set(count);
    this.oldest.set(oldestSeconds);
  }
}
