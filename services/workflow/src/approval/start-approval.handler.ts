import { FilingMatched, FilingRegistered } from '@akkoord/contracts';
import { Inbox, OnEvent, Outbox, type EventBatch, type ReceivedEvent } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { appendAudit, type AuditFact } from '../audit/audit-trail.js';
import { approversOf } from '../people/people.repository.js';
import { judgeNewcomers, type Arrival } from '../rules/judge-newcomers.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import type { Verdict } from '../rules/rules.js';
import { knownFilings, loadFilings, loadRuleSettings } from '../rules/rules.repository.js';
import { WorkflowConfig } from '../workflow.config.js';
import { decide, evolve, type Approval, type ApprovalEvent, type StartApproval } from './approval.js';
import { messageOf } from './approval.messages.js';
import { addApprovals } from './approval.repository.js';

type Cause = ReceivedEvent<FilingRegistered | FilingMatched>;

/** A filing with its organisation, and the message that brought it. */
interface Arrived extends Arrival, Omit<StartApproval, 'type' | 'asks' | 'verdict' | 'at'> {
  readonly cause: Cause;
}

interface Begun {
  readonly cause: Cause;
  readonly event: ApprovalEvent;
  readonly approval: Approval;
}

/** A filing that has its organisation goes to the client, unless a rule keeps it out. A whole batch costs the same few statements as one filing. */
@Controller()
export class StartApprovalHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly turns: OrganisationTurns,
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
    await this.turns.take(
      tx,
      arrived.map(({ organisationId }) => organisationId),
    );
    const known = await knownFilings(
      tx,
      arrived.map(({ filingId }) => filingId),
    );
    const newcomers = arrived.filter(({ filingId }) => !known.has(filingId));
    if (newcomers.length > 0) await this.begin(tx, newcomers);
  }

  private async begin(tx: Transaction, newcomers: readonly Arrived[]): Promise<void> {
    const at = new Date().toISOString();
    const verdicts = await this.judge(tx, newcomers, at);
    const begun = newcomers.flatMap((newcomer) => this.beginOne(newcomer, verdicts.get(newcomer.filingId)!, at));
    const added = await addApprovals(
      tx,
      begun.map(({ approval }) => approval),
      at,
    );
    const started = begun.filter(({ approval }) => added.has(approval.filingId));
    await this.publish(tx, started);
    await appendAudit(
      tx,
      started.map((item) => factOf(item, at)),
    );
  }

  private async judge(
    tx: Transaction,
    newcomers: readonly Arrived[],
    now: string,
  ): Promise<ReadonlyMap<string, Verdict>> {
    const settings = await loadRuleSettings(tx);
    const questions = newcomers.map(({ organisationId, facts: { kind, period } }) => ({
      organisationId,
      kind,
      period,
    }));
    const filings = await loadFilings(tx, questions, { settings, now });
    return judgeNewcomers(newcomers, { filings, settings, letInAt: this.config.approveAtOnce ? 50 : 30, now });
  }

  private async publish(tx: Transaction, started: readonly Begun[]): Promise<void> {
    const approvers = this.config.approveAtOnce ? undefined : await approversOf(tx, started.map(organisationIdOf));
    await this.outbox.add(
      tx,
      ...started.map((item) => ({
        event: messageOf(item.event, {
          filingId: item.approval.filingId,
          approverContactIds: approvers?.get(organisationIdOf(item)) ?? [],
        }),
        causationId: item.cause.id,
        correlationId: item.cause.correlationId,
      })),
    );
  }

  private beginOne({ cause, filingId, organisation, facts, after }: Arrived, verdict: Verdict, at: string): Begun[] {
    const asks = this.config.approveAtOnce ? 'nobody' : 'client';
    const outcome = decide(undefined, { type: 'start', filingId, facts, organisation, after, asks, verdict, at });
    if (outcome.kind !== 'happened') throw new Error(`a start is never ${outcome.kind}`);
    return outcome.events.map((event) => ({ cause, event, approval: evolve(undefined, event) }));
  }
}

/** Each filing once, in order of arrival. Nothing for a filing without an organisation: `filing.matched` follows when someone found it. */
function arrivals(fresh: readonly Cause[]): Arrived[] {
  const found = new Map<string, Arrived>();
  for (const cause of fresh) {
    const { filingId, facts, organisation, statuses } = cause.data;
    const after = statuses.at(-1);
    if (!organisation || !after || found.has(filingId)) continue;
    found.set(filingId, { cause, filingId, facts, organisation, organisationId: organisation.organisationId, after });
  }
  return [...found.values()];
}

const organisationIdOf = ({ approval }: Begun): string => approval.organisation.organisationId;

const factOf = ({ event, approval }: Begun, at: string): AuditFact => ({
  kind: event.type,
  at,
  filingId: approval.filingId,
  organisationId: approval.organisation.organisationId,
  documentSha256: approval.facts.document.sha256,
  status: approval.status,
  sequence: approval.sequence,
  ...(event.type === 'filing-blocked' ? { codes: event.reasons.map(({ code }) => code).join(' ') } : {}),
});
