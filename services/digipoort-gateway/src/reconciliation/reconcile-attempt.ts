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
    const authority = await this.authorities.of(tenant).catch(() => undefined);
    if (attempt === undefined) return;
    const evidence: Evidence[] = [];
    const judgement = authority ? await this.ask(job, attempt, authority, evidence) : ({ kind: 'undecided' } as const);
    const isOther = job.attempt_oin !== null && authority?.oin !== undefined && authority.oin !== job.attempt_oin;
    const finding = this.findingOf(judgement, attempt, job.tries, isOther);
    const command = { type: 'resolve', attemptId: attempt.id, finding, now: new Date() } as const;
    const result = await this.submissions.advance(tenant, { filingId, fence, command, evidence });
    if (result.kind !== 'done') return;
    if (finding.kind !== 'undecided') this.metrics.unknownResolved(finding.kind);
    const level = finding.kind === 'ambiguous' ? 'error' : 'info';
    this.log[level]({ filingId, tenant, attempt: attempt.number, finding: finding.kind }, 'asked about a lost answer');
  }

  /** `evidence` gets every answer that came. */
  private async ask(job: ClaimedJob, attempt: Attempt, authority: Authority, evidence: Evidence[]): Promise<Judgement> {
    const { tenant, filing_id: filingId, kind, taxpayer } = job;
    const { status: host } = authority.hosts;
    const attemptId = attempt.id;
    if (taxpayer === null) return { kind: 'undecided' };
    const askedAt = new Date();
    const processes = await this.breakers.call(host, () => authority.processes(kind, taxpayer));
    if (processes.kind !== 'wait') {
      evidence.push(...evidenceOfAnswer(processes, { operation: 'getProcessen', attemptId }));
    }
    if (processes.kind !== 'answered') return { kind: 'undecided' };
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
      if (statuses.kind !== 'answered') return { kind: 'undecided' };
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
    // For the person who has to choose, before the filing is shown to have stopped.
    if (judgement.kind === 'ambiguous') {
      const processes = { attemptId, processes: found };
      await this.database.inTenant(tenant, (tx) => this.candidates.keep(tx, filingId, processes, askedAt));
    }
    return judgement;
  }

  private async remember(tenant: string, { kenmerk, firstStatusAt }: Candidate): Promise<void> {
    if (firstStatusAt === undefined) return;
    await this.database.inTenant(tenant, (tx) => this.foreign.add(tx, kenmerk, firstStatusAt));
  }

  private findingOf(judgement: Judgement, attempt: Attempt, tries: number, isOtherOin: boolean): Finding {
    // The authority tells of a process only to the number that delivered it (digipoort.md 2.4): what this one sees says nothing of it.
    if (isOtherOin && judgement.kind !== 'undecided') return { kind: 'ambiguous', code: 'SENT_WITH_OTHER_OIN' };
    if (judgement.kind === 'ambiguous') return { kind: 'ambiguous', code: 'OUTCOME_AMBIGUOUS' };
    if (judgement.kind !== 'undecided') return judgement;
    const now = new Date();
    const next = after(now, withJitter(delayAfter(this.config.reconcileDelays, tries), Math.random()));
    const certain = certainFrom(attempt, this.config);
    // The question that can settle it is not put off.
    return { kind: 'undecided', nextAskAt: certain > now && certain < next ? after(certain, 1) : next };
  }
}

const plain = ({ place: _place, occurrence: _occurrence, ...given }: PlacedStatus): GivenStatus => given;
