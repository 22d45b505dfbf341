import { Injectable } from '@nestjs/common';
import { Outbox, type OutgoingEvent } from '@akkoord/messaging';
import { Database, GroupCommit, type Transaction } from '@akkoord/persistence';
import { isAway } from '@akkoord/service-kit';
import { ArchiveRepository } from '../archive/archive.repository.js';
import type { Evidence } from '../archive/evidence.js';
import type { PlacedStatus } from '../authority-status/authority-status.js';
import { AuthorityStatusRepository } from '../authority-status/authority-status.repository.js';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { JobRepository, type JobChange } from '../job/job.repository.js';
import { WorkBell } from '../job/work-bell.js';
import type { CandidateProcess } from '../reconciliation/candidate-process.repository.js';
import { ForeignProcessRepository } from '../reconciliation/foreign-process.repository.js';
import { AttemptRepository, type AttemptOutcome, type NewAttempt } from './attempt.repository.js';
import { announcementOf } from './submission.announcements.js';
import { attemptAfter, isFailingAfter, jobAfter, resultOf } from './submission.consequences.js';
import { FilingCommandRepository } from './filing-command.repository.js';
import type { SubmissionRefusalCode } from './submission.errors.js';
import type { SubmissionCommand, SubmissionEvent } from './submission.events.js';
import { stateOf, type SubmissionRecord } from './submission.record.js';
import { SubmissionRepository, type ChangedSubmission } from './submission.repository.js';
import { delayAfter } from './submission.rules.js';
import { decide, evolve, type Submission } from './submission.js';

/** One command for one submission, with what has to be stored beside it. */
export interface SubmissionStep {
  readonly filingId: string;
  /** The lease it is done under. Left out for the outcome of a call: that counts whoever holds the lease by now. */
  readonly fence?: string;
  readonly command: SubmissionCommand;
  /** With `begin`. */
  readonly opening?: NewAttempt;
  readonly evidence?: readonly Evidence[];
  /** Read from this process: all of them, in order. */
  readonly statuses?: readonly PlacedStatus[];
  readonly kenmerk?: string;
  /** With what a person commands: who gave it. */
  readonly order?: Order;
}

/** A person's command, for the audit trail. */
export interface Order {
  readonly id: string;
  /**
   * `claim`: this process is it. `disown`: none of these is; after that it goes on as after a release. `confirm`: a person
   * has seen that the authority has it. `deny`: a person has seen that it does not.
   */
  readonly command: 'release' | 'claim' | 'disown' | 'confirm' | 'deny';
  /** The processes that were claimed or disowned, or that a person knows it by. */
  readonly processes?: readonly Pick<CandidateProcess, 'kenmerk' | 'firstStatusAt'>[];
  readonly actor: string;
  readonly reason: string | undefined;
}

/** What became of a step. */
export type StepResult =
  | { readonly kind: 'done'; readonly state: Submission; readonly events: readonly SubmissionEvent[] }
  | { readonly kind: 'refused'; readonly code: SubmissionRefusalCode }
  /** Somebody else holds the lease. */
  | { readonly kind: 'superseded' }
  /** Another filing of the same taxpayer and kind has an open attempt. */
  | { readonly kind: 'held-up' };

/** How long a filing waits for another of the same taxpayer and kind, if nobody lets it go before. */
const HELD_UP_MS = 2000;

/** Everything one transaction writes. */
class Batch {
  readonly changed: ChangedSubmission[] = [];
  readonly settled: AttemptOutcome[] = [];
  readonly jobs: JobChange[] = [];
  readonly outgoing: OutgoingEvent[] = [];
  readonly freed: { taxpayer: string; kind: string }[] = [];
}

/** The only writer of submissions: locks, decides, stores the new state, its consequences and its events in one transaction for many. */
@Injectable()
export class AdvanceSubmissions {
  private readonly writes = new GroupCommit<SubmissionStep, StepResult>((tenant, steps) => this.write(tenant, steps), {
    most: 100,
    maySplit: (error) => !isAway(error),
  });

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly submissions: SubmissionRepository,
    private readonly attempts: AttemptRepository,
    private readonly statuses: AuthorityStatusRepository,
    private readonly archive: ArchiveRepository,
    private readonly commands: FilingCommandRepository,
    private readonly foreign: ForeignProcessRepository,
    private readonly jobs: JobRepository,
    private readonly bell: WorkBell,
  ) {}

  /** Takes one step; returns after its commit. */
  advance(tenant: string, step: SubmissionStep): Promise<StepResult> {
    return this.writes.add(tenant, step);
  }

  private async write(tenant: string, steps: readonly SubmissionStep[]): Promise<StepResult[]> {
    const results = new Map<SubmissionStep, StepResult>();
    for (let left = [...steps]; left.length > 0;) {
      // Two steps of one filing follow each other; they cannot share a statement.
      const round = left.filter(
        (step, index) => left.findIndex(({ filingId }) => filingId === step.filingId) === index,
      );
      left = left.filter((step) => !round.includes(step));
      const now = new Date();
      await this.database.inTenant(tenant, async (tx) => {
        (await this.writeRound(tx, round, now)).forEach((result, index) => results.set(round[index]!, result));
      });
    }
    return steps.map((step) => results.get(step)!);
  }

  private async writeRound(tx: Transaction, steps: readonly SubmissionStep[], now: Date): Promise<StepResult[]> {
    const records = await this.submissions.lock(
      tx,
      steps.map(({ filingId }) => filingId),
    );
    const decided = steps.map((step) => ({ step, ...judgeStep(step, records.get(step.filingId)) }));
    const opened = await this.open(tx, decided);
    const batch = new Batch();
    const results = decided.map(({ step, record, result }): StepResult => {
      if (result.kind !== 'done' || record === undefined) return result;
      if (step.opening && result.events.length > 0 && !opened.has(step.opening.id)) return { kind: 'held-up' };
      return { ...result, state: this.collect(batch, step, record, result.events, now) };
    });
    await this.holdUp(tx, decided, results, batch);
    await this.submissions.update(tx, batch.changed);
    await this.statuses.add(
      tx,
      steps.flatMap(({ filingId, statuses, kenmerk }) =>
        statuses && kenmerk ? [{ filingId, statuses, kenmerk }] : [],
      ),
    );
    await this.archive.add(
      tx,
      steps.flatMap(({ filingId, evidence = [] }) => evidence.map((call) => ({ ...call, filingId }))),
    );
    await this.audit(tx, decided, results);
    await this.jobs.change(tx, batch.jobs);
    await this.outbox.add(tx, ...batch.outgoing);
    // Last, so that whoever was held up until now is seen.
    const isSomeoneHeldUp = await this.attempts.settle(tx, batch.settled);
    const released = isSomeoneHeldUp ? await this.jobs.release(tx, batch.freed) : 0;
    tx.afterCommit(() => this.ring(tx.tenant ?? '', batch.jobs, released));
    return results;
  }

  private async open(
    tx: Transaction,
    decided: readonly { step: SubmissionStep; result: StepResult }[],
  ): Promise<Set<string>> {
    const openings = decided.flatMap(({ step, result }) =>
      result.kind === 'done' && result.events.length > 0 && step.opening ? [step.opening] : [],
    );
    return this.attempts.insertOpen(tx, openings);
  }

  private collect(
    batch: Batch,
    step: SubmissionStep,
    record: SubmissionRecord,
    events: readonly SubmissionEvent[],
    now: Date,
  ): Submission {
    const { filingId, evidence = [], statuses = [], opening } = step;
    const delivery = evidence.find(({ operation }) => operation === 'aanleveren');
    let state = stateOf(record);
    for (const event of events) {
      const event70 =
        'nextAttemptAt' in event ? event.nextAttemptAt : 'nextAskAt' in event ? event.nextAskAt : undefined;
      const announcement = announcementOf({
        filingId,
        before: state,
        event,
        statuses,
        deliveredAt: record.delivered_at,
      });
      state = evolve(state, event);
      batch.changed.push({
        filingId,
        state,
        deliveredAt: event.type === 'delivered' ? event.deliveredAt : undefined,
        code: 'code' in event ? event.code : undefined,
        message: 'message' in event ? event.message : undefined,
        nextAttemptAt: event70,
        taxpayer: opening?.taxpayer,
        isFailing: isFailingAfter(event),
      });
      const job = jobAfter(filingId, event, record.tries ?? 0, now, delayAfter(this.config.followDelays, 0));
      if (job) batch.jobs.push(job);
      const settled = attemptAfter(event, delivery);
      if (settled) batch.settled.push(settled);
      if (settled && !settled.isOpen && record.taxpayer)
        batch.freed.push({ taxpayer: record.taxpayer, kind: record.kind });
      if (announcement) {
        batch.outgoing.push({
          event: announcement,
          subject: filingId,
          ...(record.correlation_id ? { correlationId: record.correlation_id } : {}),
          ...(record.causation_id ? { causationId: record.causation_id } : {}),
        });
      }
    }
    return state;
  }

  private async audit(
    tx: Transaction,
    decided: readonly { step: SubmissionStep; record: SubmissionRecord | undefined }[],
    results: readonly StepResult[],
  ): Promise<void> {
    for (const [index, { step, record }] of decided.entries()) {
      const result = results[index];
      const [event] = result?.kind === 'done' ? result.events : [];
      if (!step.order || !record || !event) continue;
      const { filingId, order } = step;
      const { phase, code } = record;
      const { processes = [], ...given } = order;
      const kenmerken = processes.map(({ kenmerk }) => kenmerk);
      await this.commands.add(tx, { ...given, filingId, phase, code, kenmerken, result: resultOf(event) });
      if (order.command !== 'disown') continue;
      for (const { kenmerk, firstStatusAt } of processes) {
        await this.foreign.add(tx, kenmerk, firstStatusAt ?? new Date());
      }
    }
  }

  private async holdUp(
    tx: Transaction,
    decided: readonly { step: SubmissionStep; record: SubmissionRecord | undefined }[],
    results: readonly StepResult[],
    batch: Batch,
  ): Promise<void> {
    const held = decided.filter((_, index) => results[index]?.kind === 'held-up');
    await this.submissions.holdUp(
      tx,
      held.flatMap(({ step }) => (step.opening ? [{ filingId: step.filingId, taxpayer: step.opening.taxpayer }] : [])),
    );
    for (const { step, record } of held) {
      const tries = (record?.tries ?? 0) + 1;
      batch.jobs.push({ filingId: step.filingId, lane: 'submit', delayMs: HELD_UP_MS, tries });
    }
  }

  private ring(tenant: string, jobs: readonly JobChange[], released: number): void {
    for (const { lane, delayMs } of jobs) if (lane) this.bell.ring(lane, tenant, delayMs);
    if (released > 0) this.bell.ring('submit', tenant);
  }
}

function judgeStep(
  step: SubmissionStep,
  record: SubmissionRecord | undefined,
): { record: SubmissionRecord | undefined; result: StepResult } {
  if (record === undefined || (step.fence !== undefined && step.fence !== record.fence)) {
    return { record, result: { kind: 'superseded' } };
  }
  const state = stateOf(record);
  const decision = decide(state, step.command);
  if ('refusal' in decision) return { record, result: { kind: 'refused', code: decision.refusal } };
  return { record, result: { kind: 'done', state, events: decision.events } };
}
