import { FilingMatched, FilingRegistered } from '@akkoord/contracts';
import { Inbox, OnEvent, Outbox, type EventBatch } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { appendAudit } from '../audit/audit-trail.js';
import { planReminders, type WaitingStart } from '../reminder/plan-reminders.js';
import { judgeNewcomers } from '../rules/judge-newcomers.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { loadFilings, loadRuleSettings } from '../rules/rules.repository.js';
import { endSuperseded, type LetIn } from '../supersede/supersede-filings.js';
import { arrivedBefore, organisationsOf } from '../supersede/supersession.repository.js';
import { setTimers } from '../timer/timers.js';
import { WorkflowConfig } from '../workflow.config.js';
import type { ApprovalEvent } from './approval-event.js';
import { factOf } from './approval-facts.js';
import { messageOf } from './approval.messages.js';
import { addApprovals } from './approval.repository.js';
import type { Approval } from './approval-state.js';
import { ChangeApproval } from './change-approval.js';
import { decide, evolve } from './approval.js';
import { informedOf } from './informed.js';
import { arrivals, statusOnceLetIn, type Arrived, type Cause, type Newcomer } from './newcomer.js';
import { withPeople, withWorkflows } from './newcomer.repository.js';

interface Begun {
  readonly cause: Cause;
  readonly event: ApprovalEvent;
  readonly approval: Approval;
}

/** A filing that has its organisation enters its workflow, unless a rule keeps it out. A whole batch costs the same few statements as one filing. */
@Controller()
export class StartApprovalHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly turns: OrganisationTurns,
    private readonly changes: ChangeApproval,
    private readonly config: WorkflowConfig,
  ) {}

  @OnEvent(FilingRegistered)
  async registered(@Payload() batch: EventBatch<FilingRegistered>): Promise<void> {
    await this.inbox.once('workflow.start-approval', batch, (tx, fresh) => this.start(tx, fresh));
  }

  @OnEvent(FilingMatched)
  async matched(@Payload() batch: EventBatch<FilingMatched>): Promise<void> {
    await this.inbox.once('workflow.start-approval', batch, (tx, fresh) => this.start(tx, fresh));
  }

  private async start(tx: Transaction, fresh: readonly Cause[]): Promise<void> {
    const arrived = arrivals(fresh);
    if (arrived.length === 0) return;
    const replaced = arrived.flatMap(({ facts: { supersedes } }) => supersedes ?? []);
    await this.turns.take(tx, [
      ...arrived.map(({ organisationId }) => organisationId),
      ...(replaced.length > 0 ? await organisationsOf(tx, replaced) : []),
    ]);
    const { known, superseded } = await arrivedBefore(
      tx,
      arrived.map(({ filingId }) => filingId),
    );
    const unknown = arrived.filter(({ filingId }) => !known.has(filingId));
    if (unknown.length > 0) await this.begin(tx, unknown, superseded);
  }

  private async begin(
    tx: Transaction,
    arrived: readonly Arrived[],
    superseded: ReadonlyMap<string, string>,
  ): Promise<void> {
    const at = new Date().toISOString();
    const newcomers = await withWorkflows(tx, arrived, { asksNobody: this.config.approveAtOnce, at });
    const begun = await this.beginAll(tx, newcomers, superseded, at);
    const added = await addApprovals(
      tx,
      begun.map(({ approval }) => approval),
      at,
    );
    const started = begun.filter(({ approval }) => added.has(approval.filingId));
    await endSuperseded(tx, this.changes, started.map(letIn), at);
    await this.publish(tx, started);
    await setTimers(tx, started.flatMap(objectionTimer));
    await planReminders(tx, started.flatMap(waitingStart), new Date(at));
    await appendAudit(
      tx,
      started.map(({ event, approval }) => factOf([event], approval, at)),
    );
  }

  /** What the rules say of each, and what follows from it. */
  private async beginAll(
    tx: Transaction,
    newcomers: readonly Newcomer[],
    superseded: ReadonlyMap<string, string>,
    now: string,
  ): Promise<Begun[]> {
    const settings = await loadRuleSettings(tx);
    const questions = newcomers.map(({ organisationId, facts: { kind, period, supersedes } }) => ({
      organisationId,
      kind,
      period,
      supersedes,
    }));
    const filings = await loadFilings(tx, questions);
    const at = new Map(newcomers.map((newcomer) => [newcomer.filingId, statusOnceLetIn(newcomer, now)]));
    const letInAt = ({ filingId }: { filingId: string }) => at.get(filingId)!;
    const verdicts = judgeNewcomers(newcomers, { filings, superseded, settings, letInAt, now });
    return newcomers.flatMap(({ cause, organisationId: _, ...newcomer }) => {
      const verdict = verdicts.get(newcomer.filingId)!;
      const outcome = decide(undefined, { type: 'start', ...newcomer, verdict, at: now });
      if (outcome.kind !== 'happened') throw new Error(`a start is never ${outcome.kind}`);
      return outcome.events.map((event) => ({ cause, event, approval: evolve(undefined, event) }));
    });
  }

  private async publish(tx: Transaction, started: readonly Begun[]): Promise<void> {
    const people = await withPeople(
      tx,
      started.map(({ approval }) => approval),
    );
    const informed = await informedOf(
      tx,
      started.map(({ event, approval }) => ({ approval, events: [event] })),
    );
    const outgoing = started.flatMap(({ cause, event, approval }) => {
      const message = messageOf(event, { after: approval, people: people(approval) });
      const told = [...(message ? [message] : []), ...(informed.get(approval.filingId) ?? [])];
      return told.map((one) => ({ event: one, causationId: cause.id, correlationId: cause.correlationId }));
    });
    await this.outbox.add(tx, ...outgoing);
  }
}

const letIn = ({ approval, cause: { id, correlationId } }: Begun): LetIn => ({
  approval,
  cause: { causationId: id, correlationId },
});

const objectionTimer = ({ approval: { filingId, standing } }: Begun) =>
  standing ? [{ kind: 'objection-ends' as const, filingId, dueAt: new Date(standing.approvesAt) }] : [];

const waitingStart = ({ approval: { filingId, facts, status, workflow } }: Begun): WaitingStart[] =>
  status === 25 || status === 30 ? [{ filingId, facts, definition: workflow.definition }] : [];
