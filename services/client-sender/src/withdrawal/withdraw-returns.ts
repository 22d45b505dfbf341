import { Outbox } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import type { ClientEnvironment } from '../environment/environment.js';
import { ReturnUnknown } from '../return/return.errors.js';
import { findReturns } from '../return/return.repository.js';
import type { StoredReturn } from '../return/return.js';
import { statusEvent } from '../status/apply-statuses.js';
import { applyMoves } from '../status/status.repository.js';
import type { ReturnMove } from '../status/status.js';
import { QueueWebhooks } from '../webhook/queue-webhooks.js';
import { DeliverWithdrawals } from './deliver-withdrawals.js';
import { WithdrawalRefused } from './withdrawal.errors.js';
import { stepFor } from './withdrawal.js';
import { stopDelivery, storeWithdrawal } from './withdrawal.repository.js';

/** What the ERP asks. */
export interface WithdrawalRequest {
  /** The ERP's own reference. */
  readonly reference: string;
  readonly reason?: string;
}

/** Takes returns back (verwijder laatste aangifte): at once while they never left, at the office otherwise. */
@Injectable()
export class WithdrawReturns {
  constructor(
    private readonly database: Database,
    private readonly delivery: DeliverWithdrawals,
    private readonly outbox: Outbox,
    private readonly webhooks: QueueWebhooks,
  ) {}

  /** Stores the request and gives the return as it then stands. Throws ReturnUnknown or TooLateToWithdraw. */
  async request(environment: ClientEnvironment, request: WithdrawalRequest, now: Date): Promise<StoredReturn> {
    const { id: environmentId, tenant } = environment;
    return this.database.inTenant(tenant, async (tx) => {
      const stored = await this.find(tx, environmentId, request.reference);
      if (stepFor(stored) !== 'ask') return stored;
      const { reason } = request;
      const asked = { returnId: stored.id, environmentId, requestedAt: now, ...(reason ? { reason } : {}) };
      const isStopped = await stopDelivery(tx, stored.id);
      await storeWithdrawal(tx, asked, isStopped ? 'done' : 'queued');
      if (isStopped) await this.tellStopped(tx, environmentId, stored, asked);
      else tx.afterCommit(() => this.delivery.wake());
      return this.find(tx, environmentId, request.reference);
    });
  }

  /** As `request`, and waits up to `patienceMs` for the office; throws WithdrawalRefused when it says no in that time. */
  async requestAndWait(
    environment: ClientEnvironment,
    request: WithdrawalRequest,
    { now, patienceMs }: { readonly now: Date; readonly patienceMs: number },
  ): Promise<StoredReturn> {
    const stored = await this.request(environment, request, now);
    if (stored.withdrawal?.state !== 'queued') return stored;
    const look = (): Promise<StoredReturn> =>
      this.database.inTenant(environment.tenant, (tx) => this.find(tx, environment.id, request.reference));
    const { ended, stop } = this.delivery.outcomeOf(stored.id, patienceMs);
    // The outcome may have come before anybody listened.
    if ((await look()).withdrawal?.state === 'queued') await ended;
    stop();
    const after = await look();
    const problem = after.withdrawal?.state === 'refused' ? after.withdrawal.problem : undefined;
    if (problem) throw new WithdrawalRefused(problem.code, problem.messages, stored.reference);
    return after;
  }

  private async find(tx: Transaction, environmentId: string, reference: string): Promise<StoredReturn> {
    const [stored] = (await findReturns(tx, [{ environmentId, reference }])).values();
    if (!stored) throw new ReturnUnknown();
    return stored;
  }

  /** The office never heard of it, so nobody else will tell the ERP that it is withdrawn (45). */
  private async tellStopped(
    tx: Transaction,
    environmentId: string,
    { id, reference }: StoredReturn,
    { reason, requestedAt }: { readonly reason?: string; readonly requestedAt: Date },
  ): Promise<void> {
    const details = { reasonCode: 'taken-back', ...(reason ? { reason } : {}) };
    const move: ReturnMove = {
      reference,
      messageId: id,
      status: 45,
      sequence: 1,
      at: requestedAt.toISOString(),
      details,
    };
    await applyMoves(tx, environmentId, [move]);
    const event = statusEvent(environmentId, id, move);
    await this.outbox.add(tx, { event, routingKey: `return.status-changed.v1.${environmentId}` });
    await this.webhooks.add(tx, [{ environmentId, type: 'return.status-changed.v1', at: move.at, data: event }]);
  }
}
