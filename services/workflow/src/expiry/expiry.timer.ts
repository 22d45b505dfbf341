import { ApprovalExpired } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { uuidv7, type Transaction } from '@akkoord/persistence';
import { dateLabel } from '@akkoord/tax';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { Approval } from '../approval/approval-state.js';
import { lockApproval } from '../approval/approval.repository.js';
import { ChangeApproval } from '../approval/change-approval.js';
import { WORKFLOW } from '../approval/known-actor.js';
import type { DueTimer, TimerHandler } from '../timer/timers.js';

/** Reason code of what nobody decided on in time. */
export const EXPIRED = 'expired';

/** Withdraws a filing on which nobody decided in the time that its workflow gives (45). Only a workflow that asks for it sets this timer. */
@Injectable()
export class ExpiryTimer implements TimerHandler {
  readonly kind = 'expiry';

  constructor(
    private readonly changes: ChangeApproval,
    private readonly outbox: Outbox,
  ) {}

  async handle(tx: Transaction, due: DueTimer, now: Date): Promise<void> {
    const approval = await lockApproval(tx, due.filingId);
    if (!approval || ![25, 30, 35].includes(approval.status)) return;
    const dueOn = String(due.data['dueOn']);
    // Before the withdrawal, for that locks the chain's head.
    await this.outbox.add(tx, { event: expired(approval, dueOn, now) });
    const changed = await this.changes.change(tx, approval, {
      type: 'withdraw',
      acting: { actor: WORKFLOW, roles: new Set(), actsFor: [] },
      actId: uuidv7(),
      idempotencyKey: `${EXPIRED} ${due.dueAt.toISOString()}`,
      reason: reasonOf(dueOn),
      at: now.toISOString(),
    });
    if (changed.kind !== 'happened') throw new Error(`a filing that waits could not expire: ${changed.kind}`);
  }
}

const expired = ({ filingId, facts, organisation }: Approval, dueOn: string, now: Date): ApprovalExpired =>
  plainToInstance(ApprovalExpired, { filingId, facts, organisation, dueOn, expiredAt: now.toISOString() });

function reasonOf(dueOn: string) {
  const { nl, en } = dateLabel(dueOn);
  const text =
    `Niemand heeft op tijd beslist; de termijn liep tot en met ${nl}. Stuur de aangifte opnieuw als zij nog moet worden ingediend. / ` +
    `Nobody decided in time; the term ran until ${en}. Send the filing again if it still has to be filed.`;
  return { code: EXPIRED, text };
}
