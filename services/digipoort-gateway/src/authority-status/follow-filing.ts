import { Inject, Injectable } from '@nestjs/common';
import { Database, GroupCommit } from '@akkoord/persistence';
import { isAway, LOGGER } from '@akkoord/service-kit';
import type { WusOutcome } from '@akkoord/wus';
import type { Logger } from 'pino';
import { ArchiveRepository } from '../archive/archive.repository.js';
import { type Evidence, evidenceOfAnswer } from '../archive/evidence.js';
import { AuthorityOfProcess } from '../authority/authority-of-process.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { GatewayMetrics } from '../gateway.metrics.js';
import { Breakers } from '../host-health/breakers.js';
import { JobRepository, type ClaimedJob } from '../job/job.repository.js';
import { WorkBell } from '../job/work-bell.js';
import { AdvanceSubmissions } from '../submission/advance-submissions.js';
import type { Outcome, SubmissionCommand } from '../submission/submission.events.js';
import { delayAfter, nextTry, withJitter } from '../submission/submission.rules.js';
import { givenStatus, inOrder, outcomeOf, type PlacedStatus } from './authority-status.js';
import { isKnownStatus } from './authority-status.rules.js';
import { AuthorityStatusRepository } from './authority-status.repository.js';

interface Look {
  readonly job: ClaimedJob;
  readonly kenmerk: string;
  readonly statuses: readonly PlacedStatus[];
  readonly evidence: readonly Evidence[];
  /** Until a host that is down may be tried again; it does not count as a question. */
  readonly waitMs?: number;
}

/** Asks the authority how a filing fares until it has said its last word. */
@Injectable()
export class FollowFiling {
  private readonly looks = new GroupCommit<Look, void>((tenant, looks) => this.write(tenant, looks), {
    most: 100,
    maySplit: (error) => !isAway(error),
  });

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly authorityOfProcess: AuthorityOfProcess,
    private readonly breakers: Breakers,
    private readonly repository: AuthorityStatusRepository,
    private readonly archive: ArchiveRepository,
    private readonly jobs: JobRepository,
    private readonly submissions: AdvanceSubmissions,
    private readonly bell: WorkBell,
    private readonly metrics: GatewayMetrics,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async follow(job: ClaimedJob): Promise<void> {
    const { tenant, filing_id: filingId, kenmerk } = job;
    if (kenmerk === null) return;
    const authority = await this.authorityOfProcess.find(tenant, filingId, kenmerk).catch(() => undefined);
    const answer = authority && (await this.breakers.call(authority.hosts.status, () => authority.statuses(kenmerk)));
    this.metrics.asked(answer?.kind ?? 'no-profile');
    if (answer?.kind === 'wait') {
      const waitMs = answer.until.getTime() - Date.now() + withJitter(1000, Math.random());
      return this.looks.add(tenant, { job, kenmerk, statuses: [], evidence: [], waitMs: Math.max(0, waitMs) });
    }
    const evidence = answer ? evidenceOfAnswer(answer, { operation: 'getStatussenProces', kenmerk }) : [];
    if (answer?.kind !== 'answered') this.log.warn({ filingId, tenant, why: whyNot(answer) }, 'status not known');
    const statuses = answer?.kind === 'answered' ? inOrder(answer.reply.map(givenStatus)) : [];
    this.noteUnknown(job, statuses);
    const command = this.commandFor(job, outcomeOf(statuses), new Date());
    if (command === undefined) return this.looks.add(tenant, { job, kenmerk, statuses, evidence });
    await this.submissions.advance(tenant, { filingId, fence: job.fence, command, statuses, kenmerk, evidence });
  }

  /** What follows from an answer; undefined means asking again. */
  private commandFor(job: ClaimedJob, outcome: Outcome | undefined, now: Date): SubmissionCommand | undefined {
    if (outcome === undefined) {
      const isOver = now.getTime() - job.since.getTime() >= this.config.followForMs;
      return isOver ? { type: 'stop-following', now } : undefined;
    }
    if (outcome.kind !== 'broke-down') return { type: 'conclude', outcome, now };
    // How often it was delivered, from 0: each time the authority gets more time to recover.
    const nextAttemptAt = nextTry(
      now,
      job.failing_since,
      Math.max(0, job.attempts - 1),
      this.config.resendRules,
      Math.random(),
    );
    const { code, message } = outcome;
    return nextAttemptAt
      ? { type: 'break-down', code, message, now, nextAttemptAt }
      : { type: 'break-down', code: 'RETRIES_EXHAUSTED', message: '', now };
  }

  /** A code nobody documented is kept and shown; people should know that it occurs. */
  private noteUnknown({ filing_id: filingId, tenant }: ClaimedJob, statuses: readonly PlacedStatus[]): void {
    for (const { code } of statuses.filter((status) => !isKnownStatus(status.code))) {
      this.metrics.unknownCode(code);
      this.log.warn({ filingId, tenant, code }, 'status code of the authority is not known');
    }
  }

  /** Nothing final: stores what is new and asks again later, for many at once. */
  private async write(tenant: string, looks: readonly Look[]): Promise<void[]> {
    const changes = looks.map(({ job, waitMs }) => {
      const tries = waitMs === undefined ? job.tries + 1 : job.tries;
      const delayMs = waitMs ?? withJitter(delayAfter(this.config.followDelays, tries), Math.random());
      // What was read is kept; who took over meanwhile may have moved the filing on, and the lane with it.
      return { filingId: job.filing_id, lane: 'follow' as const, delayMs, tries, fence: job.fence };
    });
    await this.database.inTenant(tenant, async (tx) => {
      await this.repository.add(
        tx,
        looks.map(({ job, kenmerk, statuses }) => ({ filingId: job.filing_id, kenmerk, statuses })),
      );
      await this.archive.add(
        tx,
        looks.flatMap(({ job, evidence }) => evidence.map((call) => ({ ...call, filingId: job.filing_id }))),
      );
      await this.jobs.change(tx, changes);
    });
    changes.forEach(({ delayMs }) => this.bell.ring('follow', tenant, delayMs));
    return looks.map(() => undefined);
  }
}

function whyNot(answer: Exclude<WusOutcome<unknown>, { kind: 'answered' }> | undefined): string {
  if (answer === undefined) return 'no communication profile';
  return answer.kind === 'fault' ? answer.fault.foutcode : answer.reason;
}
