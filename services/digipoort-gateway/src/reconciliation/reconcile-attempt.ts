import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { type Evidence, evidenceOfAnswer } from '../archive/evidence.js';
import type { Authority } from '../authority/authority.js';
import { givenStatus, inOrder, type GivenStatus, type PlacedStatus } from '../authority-status/authority-status.js';
import { Authorities } from '../authority/authorities.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { GatewayMetrics } from '../gateway.metrics.js';
import { Breakers } from '../host-health/breakers.js';
import type { ClaimedJob } from '../job/job.repository.js';
import { AdvanceSubmissions } from '../submission/advance-submissions.js';
import { AttemptRepository } from '../submission/attempt.repository.js';
import type { Finding } from '../submission/submission.events.js';
import { attemptOf } from '../submission/submission.record.js';
import { after, delayAfter, withJitter } from '../submission/submission.rules.js';
import type { Attempt } from '../submission/submission.events.js';
import { CandidateProcessRepository, type CandidateProcess } from './candidate-process.repository.js';
import { ForeignProcessRepository } from './foreign-process.repository.js';
import { certainFrom, isOlder, judge, type Candidate, type Judgement } from './reconciliation.js';

/** Finds out whether the authority has a filing whose answer was lost. Only asks: nothing is sent from here. */
@Injectable()
export class ReconcileAttempt {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly attempts: AttemptRepository,
    private readonly foreign: ForeignProcessRepository,
    private readonly candidates: CandidateProcessRepository,
    private readonly breakers: Breakers,
    private readonly submissions: AdvanceSubmissions,
    private readonly metrics: GatewayMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async reconcile(job: ClaimedJob): Promise<void> {
    const { tenant, filing_id: filingId, fence } = job;
    const attempt = attemptOf(job);
    const authority = await this.authorities.toAsk(tenant, job.attempt_oin).catch(() => undefined);
    if (attempt === undefined) return;
    const evidence: Evidence[] = [];
    const isOther = job.attempt_oin !== null && authority?.oin !== undefined && authority.oin !== job.attempt_oin;
    const judgement = authority
      ? await this.ask(job, attempt, authority, isOther, evidence)
      : ({ kind: 'undecided' } as const);
    const finding = this.findingOf(judgement, attempt, job, isOther);
    const command = { type: 'resolve', attemptId: attempt.id, finding, now: new Date() } as const;
    const result = await this.submissions.advance(tenant, { filingId, fence, command, evidence });
    if (result.kind !== 'done') return;
    if (finding.kind !== 'undecided') this.metrics.unknownResolved(finding.kind);
    const level = finding.kind === 'ambiguous' ? 'error' : 'info';
    this.log[level]({ filingId, tenant, attempt: attempt.number, finding: finding.kind }, 'asked about a lost answer');
  }

  /** `evidence` gets every answer that came. */
  private async ask(
    job: ClaimedJob,
    attempt: Attempt,
    authority: Authority,
    isOtherOin: boolean,
    evidence: Evidence[],
  ): Promise<Judgement | Untold> {
    const { tenant, filing_id: filingId, kind, taxpayer } = job;
    const { status: host } = authority.hosts;
    const attemptId = attempt.id;
    if (taxpayer === null) return { kind: 'undecided' };
    const askedAt = new Date();
    const processes = await this.breakers.call(host, () => authority.processes(kind, taxpayer));
    if (processes.kind !== 'wait') {
      evidence.push(...evidenceOfAnswer(processes, { operation: 'getProcessen', attemptId }));
    }
    if (processes.kind !== 'answered') return unansweredBy(processes);
    const { since, unknown } = await this.database.inTenant(tenant, async (tx) => ({
      since: (await this.attempts.firstWithoutProcess(tx, filingId)) ?? attempt.startedAt,
      unknown: await this.foreign.unknown(
        tx,
        processes.reply.map(({ kenmerk }) => kenmerk),
      ),
    }));
    const candidates: Candidate[] = [];
    const found: CandidateProcess[] = [];
    for (const kenmerk of unknown) {
      const statuses = await this.breakers.call(host, () => authority.statuses(kenmerk));
      if (statuses.kind !== 'wait') {
        evidence.push(...evidenceOfAnswer(statuses, { operation: 'getStatussenProces', kenmerk, attemptId }));
      }
      if (statuses.kind !== 'answered') return unansweredBy(statuses);
      const times = statuses.reply.map(({ tijdstempelStatus }) => tijdstempelStatus.getTime());
      const candidate = times.length === 0 ? { kenmerk } : { kenmerk, firstStatusAt: new Date(Math.min(...times)) };
      if (isOlder(candidate, since)) await this.remember(tenant, candidate);
      else {
        candidates.push(candidate);
        const { firstStatusAt } = candidate;
        found.push({ kenmerk, firstStatusAt, statuses: inOrder(statuses.reply.map(givenStatus)).map(plain) });
      }
    }
    // `askedAt`, not now: only what was absent when we asked is known to be absent.
    const judgement = judge(attempt, since, candidates, askedAt, this.config);
    // For the person who has to choose, before the filing is shown to have stopped. What another number delivered is no choice.
    if (judgement.kind === 'ambiguous' && !isOtherOin) {
      const processes = { attemptId, processes: found };
      await this.database.inTenant(tenant, (tx) => this.candidates.keep(tx, filingId, processes, askedAt));
    }
    return judgement;
  }

  private async remember(tenant: string, { kenmerk, firstStatusAt }: Candidate): Promise<void> {
    if (firstStatusAt === undefined) return;
    await this.database.inTenant(tenant, (tx) => this.foreign.add(tx, kenmerk, firstStatusAt));
  }

  private findingOf(judgement: Judgement | Untold, attempt: Attempt, job: ClaimedJob, isOtherOin: boolean): Finding {
    const isTold = judgement.kind !== 'undecided' && judgement.kind !== 'untold';
    // The authority tells of a process only to the number that delivered it (digipoort.md 2.4): what this one sees says nothing of it.
    if (isOtherOin && isTold) return { kind: 'ambiguous', code: 'SENT_WITH_OTHER_OIN' };
    if (judgement.kind === 'ambiguous') return { kind: 'ambiguous', code: 'OUTCOME_AMBIGUOUS' };
    if (judgement.kind === 'ours' || judgement.kind === 'absent') return judgement;
    const now = new Date();
    const next = after(now, withJitter(delayAfter(this.config.reconcileDelays, job.tries), Math.random()));
    const certain = certainFrom(attempt, this.config);
    // Asked in vain since it could have been told, and since a person last let it go on.
    const untoldForMs = now.getTime() - Math.max(certain.getTime(), job.since.getTime());
    if (judgement.kind === 'untold' && untoldForMs >= this.config.retryRules.limitMs) {
      return { kind: 'ambiguous', code: isOtherOin ? 'SENT_WITH_OTHER_OIN' : 'OUTCOME_NOT_TOLD' };
    }
    // The question that can settle it is not put off.
    return { kind: 'undecided', nextAskAt: certain > now && certain < next ? after(certain, 1) : next };
  }
}

/** The authority was asked, and did not say. */
interface Untold {
  readonly kind: 'untold';
}

/** A host that is down will tell once it is up again; no question was asked of it. */
const unansweredBy = ({ kind }: { readonly kind: string }): Untold | { readonly kind: 'undecided' } => ({
  kind: kind === 'wait' ? 'undecided' : 'untold',
});

const plain = ({ place: _place, occurrence: _occurrence, ...given }: PlacedStatus): GivenStatus => given;
