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
import { Breakers, type Permit } from '../host-health/breakers.js';
import type { ClaimedJob } from '../job/job.repository.js';
import { AdvanceSubmissions } from './advance-submissions.js';
import type { NewAttempt } from './attempt.repository.js';
import { whileAway } from '../job/while-away.js';
import { deliveryOf, failedFor } from './delivery-of-outcome.js';
import { LookAgain } from './look-again.js';
import { Moments } from './moments.js';
import { PrepareDelivery } from './prepare-delivery.js';
import type { SendFailureCode } from './submission.errors.js';
import type { Delivery } from './submission.events.js';
import { after, nextTry, withJitter } from './submission.rules.js';

/** How often a filing is held up by another of the same taxpayer and kind before anyone is told. */
const HELD_UP_PATIENCE = 2;
/** What waits for a host that is down comes back within this time after the moment the host may be tried. */
const OUTAGE_SPREAD_MS = 2000;

/** Why it cannot be sent now, and when it goes on; `undefined` when a person has to act first. */
interface Postponement {
  readonly code: SendFailureCode;
  readonly nextAttemptAt: Date | undefined;
  readonly cause?: unknown;
}

/** Sends a filing that waits: the attempt is committed first, then the call is made, then its outcome is recorded. */
@Injectable()
export class SendFiling {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly prepareDelivery: PrepareDelivery,
    private readonly authorities: Authorities,
    private readonly lookAgain: LookAgain,
    private readonly breakers: Breakers,
    private readonly submissions: AdvanceSubmissions,
    private readonly metrics: GatewayMetrics,
    private readonly moments: Moments,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async send(job: ClaimedJob): Promise<void> {
    const authority = await this.authorities.toFile(job.tenant).catch((error: unknown) => {
      if (error instanceof CredentialsUnusable) return error;
      throw error;
    });
    const now = new Date();
    const nextAttemptAt = nextTry(now, null, job.tries, this.config.retryRules, Math.random());
    if (authority instanceof CredentialsUnusable) {
      // What only the office can mend is not tried again before it has; resume-filings.ts then lets it go.
      const { code, isForPerson } = authority;
      return this.postpone(job, { code, nextAttemptAt: isForPerson ? undefined : nextAttemptAt, cause: authority });
    }
    if (authority === undefined) return this.postpone(job, { code: 'NO_COMMUNICATION_PROFILE', nextAttemptAt });
    if (job.earlier_kenmerk !== null) {
      const seen = await this.lookAgain.look(job, job.earlier_kenmerk);
      if (seen.kind === 'further') return;
      // Not for ever: where the certificate of the number that delivered it is gone, the authority never tells of it.
      if (seen.kind === 'unknown')
        return this.postpone(job, { code: 'DIGIPOORT_UNREACHABLE', nextAttemptAt: this.retryAt(job) });
    }
    const prepared = await this.prepareDelivery.prepare(job);
    if ('failure' in prepared) {
      const { failure: code, isForPerson, cause } = prepared;
      return this.postpone(job, { code, cause, nextAttemptAt: isForPerson ? undefined : this.retryAt(job) });
    }
    return this.whenUp(job, authority, prepared.request);
  }

  /** To a host that is known to be down nothing is sent; one call tries it out now and then. */
  private async whenUp(job: ClaimedJob, authority: Authority, request: DeliveryRequest): Promise<void> {
    const permit = await this.breakers.admit(authority.hosts.delivery);
    if (permit.kind === 'wait') {
      const next = nextTry(new Date(), null, job.tries, this.config.retryRules, Math.random()) ?? permit.until;
      const afterPause = after(permit.until, withJitter(OUTAGE_SPREAD_MS, Math.random()));
      const nextAttemptAt = next > afterPause ? next : afterPause;
      return this.postpone(job, { code: 'DIGIPOORT_OUTAGE', nextAttemptAt });
    }
    return this.attempt(job, authority, request, permit);
  }

  private async attempt(
    job: ClaimedJob,
    authority: Authority,
    request: DeliveryRequest,
    permit: Permit,
  ): Promise<void> {
    const { tenant, filing_id: filingId, fence } = job;
    const attempt = this.newAttempt(job, request, authority);
    const command = { type: 'begin', attempt } as const;
    let begun: Awaited<ReturnType<AdvanceSubmissions['advance']>> | undefined;
    try {
      begun = await this.submissions.advance(tenant, { filingId, fence, command, opening: attempt });
    } finally {
      if (begun?.kind !== 'done') await this.breakers.report(permit, undefined);
    }
    if (begun.kind === 'held-up' && job.tries === HELD_UP_PATIENCE) return this.tellHeldUp(job);
    if (begun.kind !== 'done') return; // another filing of this taxpayer goes first, or somebody else holds this one
    this.moments.afterCommit(filingId);
    const { delivery, evidence } = await this.call(job, authority, request, attempt, permit);
    this.moments.afterCall(filingId);
    const recorded = await whileAway(() =>
      this.submissions.advance(tenant, {
        filingId,
        command: { type: 'record', attempt, delivery, now: new Date() },
        evidence,
      }),
    );
    if (recorded.kind === 'done') return;
    this.metrics.cameLate(delivery.kind);
    const level = delivery.kind === 'delivered' ? 'error' : 'warn';
    this.log[level]({ filingId, tenant, attempt: attempt.number, kind: delivery.kind }, 'an answer came too late');
  }

  private async call(
    job: ClaimedJob,
    authority: Authority,
    request: DeliveryRequest,
    attempt: NewAttempt,
    permit: Permit,
  ) {
    const started = performance.now();
    const expired = failedFor('REQUEST_EXPIRED', '', new Date());
    const isExpired = () => Date.now() >= attempt.expiresAt.getTime();
    let outcome: Awaited<ReturnType<Authority['deliver']>> | undefined;
    try {
      if (isExpired()) return { delivery: expired, evidence: [] };
      outcome = await authority.deliver(request, { messageId: attempt.messageId, createdAt: attempt.startedAt });
      const meant = deliveryOf(outcome, attempt.aanleverkenmerk, this.retryAt(job));
      // Refused after its own Expires, it was refused for that: a fresh request may fare better.
      const delivery = meant.kind === 'rejected' && isExpired() ? expired : meant;
      this.measure(job, attempt, delivery, outcome.kind, (performance.now() - started) / 1000);
      return { delivery, evidence: [evidenceOf(outcome, { operation: 'aanleveren', attemptId: attempt.id })] };
    } catch (error) {
      // Thrown before anything was signed or sent; whatever else goes wrong leaves the attempt open, to be asked about.
      if (!(error instanceof WusRequestInvalid)) throw error;
      const message = `${error.field}: ${error.problem}`;
      const delivery: Delivery = { kind: 'failed', code: 'REQUEST_INVALID', message };
      return { delivery, evidence: [] };
    } finally {
      await this.breakers.report(permit, outcome);
    }
  }

  private measure(job: ClaimedJob, attempt: NewAttempt, delivery: Delivery, outcome: string, seconds: number): void {
    const code = 'code' in delivery ? delivery.code : '';
    this.metrics.attempted(outcome, code, seconds);
    if (delivery.kind === 'delivered') return;
    const { filing_id: filingId, tenant } = job;
    this.log.warn({ filingId, tenant, attempt: attempt.number, kind: delivery.kind, code }, 'not delivered');
  }

  private newAttempt(job: ClaimedJob, request: DeliveryRequest, { timestampLifeMs, oin }: Authority): NewAttempt {
    const id = uuidv7();
    const startedAt = new Date();
    return {
      id,
      number: job.attempts + 1,
      startedAt,
      expiresAt: after(startedAt, timestampLifeMs),
      filingId: job.filing_id,
      kind: request.kind,
      taxpayer: request.taxpayer,
      aanleverkenmerk: request.aanleverkenmerk,
      messageId: `urn:uuid:${id}`,
      signingOin: oin,
    };
  }

  /** Told once: it goes by itself as soon as the earlier filing is clear. */
  private async tellHeldUp({ tenant, filing_id: filingId }: ClaimedJob): Promise<void> {
    const now = new Date();
    const waiting = { code: 'EARLIER_FILING_UNRESOLVED', message: '', now, nextAttemptAt: after(now, 5000) };
    await this.submissions.advance(tenant, { filingId, command: { type: 'postpone', ...waiting } });
  }

  private retryAt(job: ClaimedJob): Date | undefined {
    return nextTry(new Date(), job.failing_since, job.tries, this.config.retryRules, Math.random());
  }

  private async postpone(job: ClaimedJob, { code, nextAttemptAt, cause }: Postponement): Promise<void> {
    const { tenant, filing_id: filingId, fence } = job;
    this.log.warn({ filingId, tenant, code, err: cause }, 'cannot send');
    const isTried = code === 'DOCUMENT_UNAVAILABLE' || code === 'DIGIPOORT_UNREACHABLE';
    const isExhausted = isTried && nextAttemptAt === undefined;
    await this.submissions.advance(tenant, {
      filingId,
      fence,
      command: {
        type: 'postpone',
        code: isExhausted ? 'RETRIES_EXHAUSTED' : code,
        message: '',
        now: new Date(),
        ...(nextAttemptAt ? { nextAttemptAt } : {}),
      },
    });
  }
}
