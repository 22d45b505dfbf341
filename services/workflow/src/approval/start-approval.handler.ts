import { FilingMatched, FilingRegistered } from '@akkoord/contracts';
import { Inbox, OnEvent, Outbox, type EventBatch, type ReceivedEvent } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { appendAudit, type AuditFact } from '../audit/audit-trail.js';
import { approversOf } from '../people/people.repository.js';
import { WorkflowConfig } from '../workflow.config.js';
import { decide, evolve, type Approval, type ApprovalEvent, type StartApproval } from './approval.js';
import { messageOf } from './approval.messages.js';
import { addApprovals } from './approval.repository.js';

type Cause = ReceivedEvent<FilingRegistered | FilingMatched>;

interface Begun {
  readonly cause: Cause;
  readonly event: ApprovalEvent;
  readonly approval: Approval;
}

/** A filing that has its organisation goes to the client. A whole batch costs the same few statements as one filing. */
@Controller()
export class StartApprovalHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
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
    const at = new Date().toISOString();
    const begun = new Map(
      fresh.flatMap((cause) => this.begin(cause, at)).map((item) => [item.approval.filingId, item]),
    );
    if (begun.size === 0) return;
    const approvals = [...begun.values()].map(({ approval }) => approval);
    const added = await addApprovals(tx, approvals, at);
    const started = [...begun.values()].filter(({ approval }) => added.has(approval.filingId));
    if (started.length === 0) return;
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
    await appendAudit(
      tx,
      started.map((item) => factOf(item, at)),
    );
  }

  /** Nothing for a filing without an organisation: `filing.matched` follows when someone found it. */
  private begin(cause: Cause, at: string): Begun[] {
    const { filingId, facts, organisation, statuses } = cause.data;
    const after = statuses.at(-1);
    if (!organisation || !after) return [];
    const asks = this.config.approveAtOnce ? 'nobody' : 'client';
    const command: StartApproval = { type: 'start', filingId, facts, organisation, after, asks, at };
    const outcome = decide(undefined, command);
    if (outcome.kind !== 'happened') throw new Error(`a start is never ${outcome.kind}`);
    return outcome.events.map((event) => ({ cause, event, approval: evolve(undefined, event) }));
  }
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
});
