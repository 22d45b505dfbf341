import { MailUndelivered } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { LOGGER, masked } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { filingsOf } from '../filing/filing.repository.js';
import type { KeptMail, MailToWrite } from '../mail/mail.js';
import { closeJob, postponeJob, type HeldMail } from '../mail/mail-job.repository.js';
import { findMail, recordMail, type MailNews } from '../mail/mail.repository.js';
import { MailerConfig } from '../mailer.config.js';
import { isSuppressed, suppress } from '../office/suppression.repository.js';
import { hasLeft } from '../people/people.repository.js';
import type { KnownFiling } from '../planning/known.js';
import { MailServer } from './mail-server.js';
import { MailerMetrics } from './mailer.metrics.js';
import { pauseBefore, type Outcome } from './outcome.js';
import { filingsIn, stillHolds } from './still-holds.js';
import { WriteMail } from './write-mail.js';

const HOUR_MS = 3_600_000;

/**
 * One attempt at one mail. That it begins is committed before the mail server is called. When the process dies between the server's answer and
 * the commit, nobody knows whether it was taken: it is sent again, with the same Message-ID, and marked as possibly double (docs/adr/0020).
 */
@Injectable()
export class SendMail {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly writer: WriteMail,
    private readonly server: MailServer,
    private readonly metrics: MailerMetrics,
    private readonly config: MailerConfig,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {}

  async attempt(held: HeldMail): Promise<void> {
    const mail = await this.ready(held);
    if (!mail) return;
    if (held.wasOpen) this.metrics.doubted();
    const outgoing = await this.writer.write(mail.kept, mail.filing, new Date());
    const outcome = await this.server.hand(outgoing);
    await this.record(held, mail.kept, outgoing.content.subject, outcome);
  }

  /** The mail, when it is still to be sent; else its job ends here, and why is written down. */
  private ready(held: HeldMail): Promise<{ kept: MailToWrite; filing: KnownFiling | undefined } | undefined> {
    return this.database.inTenant(held.tenant, async (tx) => {
      const kept = await findMail(tx, held.mailId);
      if (!kept) {
        await closeJob(tx, held);
        return undefined;
      }
      const filings = await filingsOf(tx, filingsIn(kept));
      const story = stillHolds(kept, filings);
      const isOutdated = !story || (await hasLeft(tx, kept));
      const state = isOutdated ? 'outdated' : (await isSuppressed(tx, kept.email)) ? 'suppressed' : undefined;
      if (state === undefined) return { kept: { ...kept, story: story! }, filing: filings.get(kept.filingId ?? '') };
      await this.end(tx, held, kept, { mailId: kept.mailId, state });
      return undefined;
    });
  }

  private async record(held: HeldMail, mail: KeptMail, subject: string, outcome: Outcome): Promise<void> {
    await this.database.inTenant(held.tenant, async (tx) => {
      const { mailId } = mail;
      const reply = masked(outcome.reply);
      const news = { mailId, subject, attempts: held.attempt, mayBeDouble: held.wasOpen };
      switch (outcome.kind) {
        case 'taken':
          return this.end(tx, held, mail, { ...news, state: 'sent' });
        case 'refused':
          if (outcome.isAddress) await suppress(tx, mail.email, reply, new Date());
          return this.end(tx, held, mail, { ...news, state: 'refused', reply });
        case 'again': {
          if (Date.now() - held.since.getTime() > this.config.giveUpHours * HOUR_MS) {
            return this.end(tx, held, mail, { ...news, state: 'given-up', reply });
          }
          this.log.warn({ mailId, attempt: held.attempt, reply }, 'a mail could not be handed over; tried again');
          const pause = pauseBefore(held.attempt, this.config.retryMs, Math.random());
          if (!(await postponeJob(tx, held, pause))) return;
          const mayBeDouble = news.mayBeDouble || outcome.mayHaveBeenTaken;
          await recordMail(tx, { ...news, mayBeDouble, state: 'waiting', reply }, new Date());
          return tx.afterCommit(() => this.metrics.ended(mail.kind, 'again'));
        }
        default:
          return outcome satisfies never;
      }
    });
  }

  /** Nothing is written by who lost the job to another process. */
  private async end(
    tx: Transaction,
    held: HeldMail,
    mail: KeptMail,
    news: MailNews & { state: Exclude<KeptMail['state'], 'waiting'> },
  ): Promise<void> {
    if (!(await closeJob(tx, held))) return;
    const now = new Date();
    await recordMail(tx, news, now);
    if (news.state === 'refused' || news.state === 'given-up' || news.state === 'bounced') {
      await this.outbox.add(tx, { event: undelivered(mail, news.state, news.reply ?? '', now) });
    }
    tx.afterCommit(() => this.metrics.ended(mail.kind, news.state));
  }
}

/** What is told of a mail that did not arrive. */
export function undelivered(
  { mailId, kind, audience, filingId, email }: KeptMail,
  state: MailUndelivered['state'],
  reply: string,
  at: Date,
): MailUndelivered {
  return Object.assign(new MailUndelivered(), {
    mailId,
    kind,
    audience,
    ...(filingId ? { filingId } : {}),
    email,
    state,
    reply: reply || 'no reply',
    at: at.toISOString(),
  });
}
