import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { masked } from '@akkoord/service-kit';
import { Injectable } from '@nestjs/common';
import { findMail, recordMail } from '../mail/mail.repository.js';
import { suppress } from '../office/suppression.repository.js';
import { MailerMetrics } from '../sending/mailer.metrics.js';
import { undelivered } from '../sending/send-mail.js';
import { isDeadAddress } from '../sending/status-code.js';
import { readBounce } from './read-bounce.js';

/** A report of undeliverable mail: the mail is marked, the office is told, and a dead address gets nothing any more. */
@Injectable()
export class TakeBounce {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly metrics: MailerMetrics,
  ) {}

  /** Gives whether it was a report about a mail of ours; one that comes twice changes nothing the second time. */
  async take(message: Buffer, now: Date): Promise<boolean> {
    const bounce = await readBounce(message);
    if (!bounce) return false;
    return this.database.inTenant(bounce.tenant, async (tx) => {
      const mail = await findMail(tx, bounce.mailId);
      if (!mail) return false;
      if (bounce.action !== 'failed' || mail.state === 'bounced' || mail.erasedAt) return true;
      const reply = masked(`${bounce.status} ${bounce.diagnostic}`.trim());
      await recordMail(tx, { mailId: mail.mailId, state: 'bounced', reply }, now);
      if (isDeadAddress(bounce.status)) await suppress(tx, mail.email, reply, now);
      await this.outbox.add(tx, { event: undelivered(mail, 'bounced', reply, now) });
      tx.afterCommit(() => this.metrics.ended(mail.kind, 'bounced'));
      return true;
    });
  }
}
