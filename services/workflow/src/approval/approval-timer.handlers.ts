import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { mandateFor } from '../mandate/mandate.js';
import { mandateOf } from '../mandate/mandates-of.js';
import type { DueTimer, TimerHandler } from '../timer/timer.js';
import { lockApproval } from './approval.repository.js';
import type { Approval } from './approval-state.js';
import { ChangeApproval } from './change-approval.js';

/** The instant that counts: a timer that is due is over, even where this clock runs behind the one that set it. */
const momentOf = ({ dueAt }: DueTimer, now: Date): string => (now > dueAt ? now : dueAt).toISOString();

/** The client can undo no more: the gateway is told to file. */
@Injectable()
export class GraceEnds implements TimerHandler {
  readonly kind = 'grace-ends';

  constructor(private readonly changes: ChangeApproval) {}

  async handle(tx: Transaction, due: DueTimer, now: Date): Promise<void> {
    const approval = await lockApproval(tx, due.filingId);
    if (approval) await this.changes.change(tx, approval, { type: 'end-grace', at: momentOf(due, now) });
  }
}

/** The client could have objected and did not: approved under the standing approval, if that still holds. */
@Injectable()
export class ObjectionEnds implements TimerHandler {
  readonly kind = 'objection-ends';

  constructor(private readonly changes: ChangeApproval) {}

  async handle(tx: Transaction, due: DueTimer, now: Date): Promise<void> {
    const approval = await lockApproval(tx, due.filingId);
    if (!approval) return;
    const isStillCovered = await isCovered(tx, approval, now);
    await this.changes.change(tx, approval, { type: 'end-objection', isStillCovered, at: momentOf(due, now) });
  }
}

async function isCovered(tx: Transaction, { standing, organisation, facts }: Approval, now: Date): Promise<boolean> {
  if (!standing) return false;
  const mandate = await mandateOf(tx, standing.mandateId);
  if (!mandate) return false;
  const { organisationId } = organisation;
  return mandateFor({ organisationId, facts }, [mandate], now) !== undefined;
}
