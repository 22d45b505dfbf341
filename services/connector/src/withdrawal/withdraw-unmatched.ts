import { Injectable } from '@nestjs/common';
import { FilingUnmatchedWithdrawn } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { fill } from '../message/filing-events.js';
import { ApplyStatusSteps } from '../status/apply-status-steps.js';

/** Why a message leaves the desk of unmatched messages without having found its organisation. */
export interface UnmatchedWithdrawal {
  readonly now: Date;
  readonly reason?: string;
  /** The new version, when one takes its place. */
  readonly supersededBy?: { readonly id: string; readonly externalMessageId: string };
}

/** Takes a message off the desk of unmatched messages (15 → 45): nobody else knows it, so the connector itself judges. Needs `lockMatching(tx, 'exclusive')`. */
@Injectable()
export class WithdrawUnmatched {
  constructor(
    private readonly statusSteps: ApplyStatusSteps,
    private readonly outbox: Outbox,
  ) {}

  /** False when the message is not on the desk. */
  async withdraw(tx: Transaction, messageId: string, why: UnmatchedWithdrawal): Promise<boolean> {
    const [waiting] = await tx.query<{ lastSequence: number }>(
      `select last_sequence as "lastSequence" from message
       where id = $1 and organisation_id is null and status = 15 for update`,
      [messageId],
    );
    if (!waiting) return false;
    const { reason, supersededBy, now } = why;
    const step = { status: 45, sequence: waiting.lastSequence + 1, at: now.toISOString() } as const;
    const told = { ...(reason ? { reason } : {}) };
    const details = {
      reasonCode: supersededBy ? 'superseded' : 'taken-back',
      ...told,
      ...(supersededBy ? { supersededBy: supersededBy.externalMessageId } : {}),
    };
    await this.statusSteps.apply(tx, [{ messageId, ...step, details }]);
    const by = supersededBy ? { supersededBy: supersededBy.id } : {};
    await this.outbox.add(tx, {
      event: fill(FilingUnmatchedWithdrawn, { filingId: messageId, statuses: [step], ...told, ...by }),
    });
    return true;
  }
}
