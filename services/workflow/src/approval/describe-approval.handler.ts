import { DescribeApproval, type ApprovalDescribed } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { mayDo, type Acting } from './acting.js';
import { refusalOf } from './act-on-filing.js';
import { readApproval } from './approval.repository.js';
import type { Approval } from './approval-state.js';
import { knownActor } from './known-actor.js';
import { loadActing, loadPeople } from './load-acting.js';
import { possibleActions } from './possible-actions.js';
import { progressOf } from './progress.js';

/** Tells a portal what a person can do with a filing. Takes no turn: the answer holds for this moment only. */
@Controller()
export class DescribeApprovalHandler {
  constructor(private readonly database: Database) {}

  @OnRequest(DescribeApproval)
  async describe(@Payload() { tenant, data }: ReceivedRequest<DescribeApproval>): Promise<ApprovalDescribed> {
    const now = new Date();
    return this.database.inTenant(tenant, async (tx) => {
      const approval = await readApproval(tx, data.filingId);
      if (!approval) throw refusalOf('APPROVAL_NOT_FOUND');
      const people = await loadPeople(tx, approval);
      const acting = await whoAsks(tx, approval, data, now);
      const { filingId, status, undoUntil, workflow } = approval;
      const isWaiting = status === 25 || status === 30 || status === 35;
      return {
        filingId,
        status,
        actions: acting ? possibleActions(approval, acting, people, now.toISOString()) : [],
        ...(isWaiting ? { progress: progressOf(approval, people) } : {}),
        ...(undoUntil ? { undoUntil } : {}),
        rejectionReasons: workflow.definition.rejectionReasons.map(({ code, nl, en }) => ({ code, nl, en })),
        isDelegate: acting !== undefined && isDelegate(acting),
      };
    });
  }
}

async function whoAsks(
  tx: Transaction,
  { organisation: { organisationId }, facts }: Approval,
  { actor: given }: DescribeApproval,
  now: Date,
): Promise<Acting | undefined> {
  const actor = given && knownActor(given);
  return actor && actor.kind !== 'workflow' ? loadActing(tx, { actor, organisationId, facts, now }) : undefined;
}

/** He may decide, but only for who delegated to him. */
const isDelegate = (acting: Acting): boolean =>
  (['approve', 'review'] as const).some(
    (action) => mayDo(action, acting) && !mayDo(action, { ...acting, actsFor: [] }),
  );
