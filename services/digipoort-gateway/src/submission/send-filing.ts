import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import { WusRequestInvalid } from '@akkoord/wus';
import type { Logger } from 'pino';
import { evidenceOf } from '../archive/evidence.js';
import { type Authority, CredentialsUnusable, type DeliveryRequest } from '../authority/authority.js';
import { Authorities } from '../authority/authorities.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { GatewayMetrics } from '../gateway.metrics.js';
import type { ClaimedJob } from '../job/job.repository.js';
import { AdvanceSubmissions } from './advance-submissions.js';
import type { NewAttempt } from './attempt.repository.js';
import { whileAway } from '../job/while-away.js';
import { deliveryOf } from './delivery-of-outcome.js';
import { Moments } from './moments.js';
import { PrepareDelivery } from './prepare-delivery.js';
import type { SendFailureCode } from './submission.errors.js';
import type { Delivery } from './submission.events.js';
import { after, delayAfter, withJitter } from './submission.rules.js';

/** How often a filing is held up by another of the same taxpayer and kind before anyone is told. */
const HELD_UP_PATIENCE = 2;

/** Sends a filing that waits: the attempt is committed first, then the call is made, then its outcome is recorded. */
@Injectable()
export class SendFiling {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly prepareDelivery: PrepareDelivery,
    private readonly authorities: Authorities,
    private readonly submissions: AdvanceSubmissions,
    private readonly metrics: GatewayMetrics,
    private readonly moments: Moments,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async send(job: ClaimedJob): Promise<void> {
    const authority = await this.authorities.of(job.tenant).catch((error: unknown) => {
      if (error instanceof CredentialsUnusable) return error;
      throw error;
    });
    if (authority instanceof CredentialsUnusable) return this.postpone(job, 'CREDENTIALS_UNUSABLE', false, authority);
    if (authority === undefined) return this.postpone(job, 'NO_COMMUNICATION_PROFILE', false, undefined);
    const prepared = await this.prepareDelivery.prepare(job);
    if ('failure' in prepared) return this.postpone(job, prepared.failure, prepared.isForPerson, prepared.cause);
    return this.attempt(job, authority, prepared.request);
  }

  private async attempt(job: ClaimedJob, authority: Authority, request: DeliveryRequest): Promise<void> {
    const { tenant, filing_id: filingId, fence } = job;
    const attempt = this.newAttempt(job, request);
    const command = { type: 'begin', attempt } as const;
    const begun = await this.submissions.advance(tenant, { filingId, fence, command, opening: attempt });
    if (begun.kind === 'held-up' && job.tries === HELD_UP_PATIENCE) return this.tellHeldUp(job);
    if (begun.kind !== 'done') return; // another filing of this taxpayer goes first, or somebody else holds this one
    this.moments.afterCommit(filingId);
    const { delivery, evidence } = await this.call(job, authority, request, attempt);
    this.moments.afterCall(filingId);
    const recorded = await whileAway(() =>
      this.submissions.advance(tenant, {
        filingId,
        command: { type: 'record', attempt, delivery, now: new Date() },
        ...(evidence ? { evidence } : {}),
      }),
    );
    if (recorded.kind === 'done') return;
    this.metrics.cameLate(delivery.kind);
    const level = delivery.kind === 'delivered' ? 'error' : 'warn';
    this.log[level]({ filingId, tenant, attempt: attempt.number, kind: delivery.kind }, 'an answer came too late');
  }

  private async call(job: ClaimedJob, authority: Authority, request: DeliveryRequest, attempt: NewAttempt) {
    const started = performance.now();
    const expired: Delivery = { kind: 'failed', code: 'REQUEST_EXPIRED', message: '', nextAttemptAt: new Date() };
    const isExpired = () => Date.now() >= attempt.expiresAt.getTime();
    if (isExpired()) return { delivery: expired, evidence: undefined };
    try {
      const outcome = await authority.deliver(request, { messageId: attempt.messageId, createdAt: attempt.startedAt });
      const meant = deliveryOf(outcome, attempt.aanleverkenmerk, this.retryAt(job));
      // Refused after its own Expires, it was refused for that: a fresh request may fare better.
      const delivery = meant.kind === 'rejected' && isExpired() ? expired : meant;
      const code = 'code' in delivery ? delivery.code : '';
      this.metrics.attempted(outcome.kind, code, (performance.now() - started) / 1000);
      if (delivery.kind !== 'delivered') {
        const { filing_id: filingId, tenant } = job;
        this.log.warn({ filingId, tenant, attempt: attempt.number, kind: delivery.kind, code }, 'not delivered');
      }
      return { delivery, evidence: evidenceOf(outcome.exchange) };
    } catch (error) {
      // Thrown before anything was signed or sent; whatever else goes wrong leaves the attempt open, to be asked about.
      if (!(error instanceof WusRequestInvalid)) throw error;
      const delivery: Delivery = {
        kind: 'failed',
        code: 'REQUEST_INVALID',
        message: `${error.field}: ${error.problem}`,
      };
      return { delivery, evidence: undefined };
    }
  }

  private newAttempt(job: ClaimedJob, request: DeliveryRequest): NewAttempt {
    const id = uuidv7();
    const startedAt = new Date();
    return {
      id,
      number: job.attempts + 1,
      startedAt,
      expiresAt: after(startedAt, this.config.timestampLifeMs),
      filingId: job.filing_id,
      kind: request.kind,
      taxpayer: request.taxpayer,
      aanleverkenmerk: request.aanleverkenmerk,
      messageId: `urn:uuid:${id}`,
    };
  }

  /** Told once: it goes by itself as soon as the earlier filing is clear. */
  private async tellHeldUp({ tenant, filing_id: filingId }: ClaimedJob): Promise<void> {
    const now = new Date();
    const waiting = { code: 'EARLIER_FILING_UNRESOLVED', message: '', now, nextAttemptAt: after(now, 5000) };
    await this.submissions.advance(tenant, { filingId, command: { type: 'postpone', ...waiting } });
  }

  private retryAt(job: ClaimedJob): Date {
    return after(new Date(), withJitter(delayAfter(this.config.retryDelays, job.tries), Math.random()));
  }

  private async postpone(job: ClaimedJob, code: SendFailureCode, isForPerson: boolean, cause: unknown): Promise<void> {
    const { tenant, filing_id: filingId, fence } = job;
    this.log.warn({ filingId, tenant, code, err: cause }, 'cannot send');
    const now = new Date();
    const next = isForPerson ? {} : { nextAttemptAt: this.retryAt(job) };
    await this.submissions.advance(tenant, {
      filingId,
      fence,
      command: { type: 'postpone', code, message: '', now, ...next },
    });
  }
}
