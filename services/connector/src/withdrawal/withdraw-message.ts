import { WithdrawFiling, type ApprovalDecided, type FilingStatus } from '@akkoord/contracts';
import { RefusedError, Requester } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { lockMatching } from '../message/matching-lock.js';
import { MessageNotFound } from '../message/message.errors.js';
import { WithdrawUnmatched } from './withdraw-unmatched.js';
import { MessageOnItsWay } from './withdrawal.errors.js';

/** What the reader sees when the sender gave no reason. */
const NO_REASON = 'Teruggenomen door de afzender. / Taken back by the sender.';

/** Who takes a message back: the client environment that sent it; `null` is the office, at its desk of unmatched messages. */
export interface Withdrawer {
  readonly tenant: string;
  readonly clientEnvironmentId: string | null;
}

/** Takes a message back for the client environment that sent it; the workflow judges whether that is still possible. */
@Injectable()
export class WithdrawMessage {
  constructor(
    private readonly database: Database,
    private readonly unmatched: WithdrawUnmatched,
    private readonly requester: Requester,
  ) {}

  /** Gives the status, 45. Throws MessageNotFound, MessageOnItsWay, the workflow's refusal, or RequestTimeout: then ask again. */
  async execute(by: Withdrawer, messageId: string, reason: string | undefined, now: Date): Promise<FilingStatus> {
    const { tenant, clientEnvironmentId } = by;
    const status = await this.database.inTenant(tenant, async (tx) => {
      const before = await statusOf(tx, messageId, clientEnvironmentId);
      if (before !== 15) return before;
      await lockMatching(tx, 'exclusive');
      const isDone = await this.unmatched.withdraw(tx, messageId, { now, ...(reason ? { reason } : {}) });
      return isDone ? 45 : statusOf(tx, messageId, clientEnvironmentId);
    });
    if (status === 45) return status;
    if (clientEnvironmentId === null) throw new MessageNotFound();
    return this.ask(tenant, clientEnvironmentId, messageId, reason);
  }

  private async ask(
    tenant: string,
    clientEnvironmentId: string,
    filingId: string,
    reason = NO_REASON,
  ): Promise<FilingStatus> {
    const question = plainToInstance(WithdrawFiling, {
      filingId,
      actor: { kind: 'client-environment', clientEnvironmentId },
      reason: { code: 'taken-back', text: reason },
    });
    try {
      const { status } = await this.requester.request<ApprovalDecided>(question, {
        tenant,
        idempotencyKey: `withdraw:${filingId}`,
      });
      return status;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // Somebody else took it back, and the register has yet to hear so.
      if (error.code === 'WITHDRAWAL_ALREADY_ENDED') return 45;
      throw error.code === 'APPROVAL_NOT_FOUND' ? new MessageOnItsWay() : error;
    }
  }
}

async function statusOf(tx: Transaction, id: string, clientEnvironmentId: string | null): Promise<FilingStatus> {
  const [row] = await tx.query<{ status: FilingStatus }>(
    'select status from message where id = $1 and ($2::uuid is null or client_environment_id = $2)',
    [id, clientEnvironmentId],
  );
  if (!row) throw new MessageNotFound();
  return row.status;
}
