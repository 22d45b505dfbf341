import { setTimeout as pause } from 'node:timers/promises';
import { within } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { claimMails, waitingMails, type HeldMail } from '../mail/mail-job.repository.js';
import { MailerConfig } from '../mailer.config.js';
import { officesThatWait, takeWaiting } from '../occasion/occasion.repository.js';
import { Plan } from '../planning/plan.js';
import { MailWaker } from './mail-waker.js';
import { MailerMetrics } from './mailer.metrics.js';
import { SendMail } from './send-mail.js';

/** Mails held at once, for each connection to the mail server. */
const PER_CONNECTION = 2;
/** How often is looked for what came before its filing, and counted what waits. */
const SWEEP_MS = 10_000;
/** An event that nobody was asked about is forgotten after this. */
const FORGET_MINUTES = 30;

/** Sends what is due, as many processes as there are; each mail is held by one. */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private rest = new AbortController();
  private running: Promise<unknown> | undefined;
  private sweptAt = 0;

  constructor(
    private readonly database: Database,
    private readonly sendMail: SendMail,
    private readonly plan: Plan,
    private readonly metrics: MailerMetrics,
    private readonly config: MailerConfig,
    waker: MailWaker,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'warn'>,
  ) {
    waker.onWake(() => this.rest.abort());
  }

  onApplicationBootstrap(): void {
    if (this.config.sending) this.running ??= this.work();
  }

  /** What is under way is finished; the rest stays for who comes next, and what a slow mail server holds up longer is left to its lease, as after a kill. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.rest.abort();
    await within(this.config.drainTimeoutMs, Promise.resolve(this.running));
  }

  private async work(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const isMore = await this.pass().catch((err: unknown) => {
        this.log.warn({ err }, 'mail: looked in vain, tried again');
        return false;
      });
      if (!isMore) await this.pauseUntilWoken();
    }
  }

  /** Gives whether there may be more. */
  private async pass(): Promise<boolean> {
    if (Date.now() - this.sweptAt > SWEEP_MS) await this.sweep();
    this.rest = new AbortController();
    const limit = this.config.smtpConnections * PER_CONNECTION;
    const held = await this.database.inSystem((tx) => claimMails(tx, limit, this.config.leaseMs));
    await Promise.all(held.map((mail) => this.attempt(mail)));
    return held.length === limit;
  }

  /** A mail that cannot be written or recorded stays held until its lease ends, and is tried again; the others go on. */
  private async attempt(held: HeldMail): Promise<void> {
    try {
      await this.sendMail.attempt(held);
    } catch (err) {
      this.log.warn({ err, mailId: held.mailId }, 'mail: an attempt broke off; it is taken up when its lease ends');
    }
  }

  private async sweep(): Promise<void> {
    this.sweptAt = Date.now();
    const { waiting, offices } = await this.database.inSystem(async (tx) => ({
      waiting: await waitingMails(tx),
      offices: await officesThatWait(tx, FORGET_MINUTES),
    }));
    this.metrics.counted(waiting);
    for (const tenant of offices) {
      await this.database.inTenant(tenant, async (tx) => this.plan.add(tx, await takeWaiting(tx)));
    }
  }

  private async pauseUntilWoken(): Promise<void> {
    const { signal } = this.rest;
    if (this.stopping.signal.aborted) return;
    await pause(this.config.pollMs, undefined, { signal }).catch(() => undefined);
  }
}
