import type { Transaction } from '@akkoord/persistence';
import type { WithdrawalOutcome } from './withdrawal.js';

/** A return to take back at the office, held by this process; `attempt` tells its hold from an earlier one. */
export interface HeldWithdrawal {
  readonly returnId: string;
  readonly tenant: string;
  readonly environmentId: string;
  readonly attempt: number;
  readonly reason: string | null;
  /** Id at the connector; null when it never took the return. */
  readonly messageId: string | null;
}

/** Stops a return that was never sent; false when it may be at the office already. */
export async function stopDelivery(tx: Transaction, returnId: string): Promise<boolean> {
  const rows = await tx.query(
    `update delivery set state = 'withdrawn', ended_at = now() where return_id = $1 and state = 'queued' and attempt = 0
     returning return_id`,
    [returnId],
  );
  return rows.length === 1;
}

/** A request to take a return back. */
export interface NewWithdrawal {
  readonly returnId: string;
  readonly environmentId: string;
  readonly reason?: string;
  readonly requestedAt: Date;
}

/** Stores a request; one that was refused before begins anew. */
export async function storeWithdrawal(
  tx: Transaction,
  { returnId, environmentId, reason, requestedAt }: NewWithdrawal,
  state: 'queued' | 'done',
): Promise<void> {
  await tx.query(
    `insert into withdrawal as w (return_id, tenant, environment_id, reason, requested_at, state, ended_at)
     values ($1, $2, $3, $4, $5, $6, case when $6 = 'done' then now() end)
     on conflict (return_id) do update set reason = excluded.reason, requested_at = excluded.requested_at, state = excluded.state,
       next_attempt_at = now(), problem = null, ended_at = excluded.ended_at where w.state = 'refused'`,
    [returnId, tx.tenant, environmentId, reason ?? null, requestedAt, state],
  );
}

/** Takes withdrawals that are due, for `leaseMs` milliseconds; one waits until it is known whether its return is at the office. */
export function claimWithdrawals(tx: Transaction, limit: number, leaseMs: number): Promise<HeldWithdrawal[]> {
  return tx.query<HeldWithdrawal>(
    `update withdrawal w set attempt = w.attempt + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
     from (select q.return_id, d.message_id from withdrawal q join delivery d on d.return_id = q.return_id
           where q.state = 'queued' and q.next_attempt_at <= now() and d.state <> 'queued'
           order by q.next_attempt_at limit $1 for update of q skip locked) due
     where w.return_id = due.return_id
     returning w.return_id as "returnId", w.tenant, w.environment_id as "environmentId", w.attempt, w.reason,
       due.message_id as "messageId"`,
    [limit, leaseMs],
  );
}

/** Keeps held withdrawals for another `leaseMs`. */
export async function renewWithdrawals(
  tx: Transaction,
  held: readonly HeldWithdrawal[],
  leaseMs: number,
): Promise<void> {
  await tx.query(
    `update withdrawal w set next_attempt_at = now() + $3 * interval '1 millisecond'
     from unnest($1::uuid[], $2::integer[]) as h (return_id, attempt)
     where w.return_id = h.return_id and w.attempt = h.attempt and w.state = 'queued'`,
    [held.map(({ returnId }) => returnId), held.map(({ attempt }) => attempt), leaseMs],
  );
}

/** Records how an attempt ended; gives the ERP's reference, or undefined when another process took it over. */
export async function recordWithdrawal(
  tx: Transaction,
  { returnId, attempt }: HeldWithdrawal,
  outcome: WithdrawalOutcome,
): Promise<string | undefined> {
  const [row] = await tx.query<{ reference: string }>(
    `update withdrawal w set
       state = case $3 when 'postponed' then 'queued' else $3 end,
       next_attempt_at = now() + $4 * interval '1 millisecond',
       problem = $5::jsonb,
       ended_at = case $3 when 'postponed' then null else now() end
     from submitted_return r
     where w.return_id = $1 and w.attempt = $2 and w.state = 'queued' and r.id = w.return_id
     returning r.reference`,
    [
      returnId,
      attempt,
      outcome.kind,
      outcome.kind === 'postponed' ? outcome.pauseMs : 0,
      outcome.kind === 'done' ? null : JSON.stringify(outcome.problem),
    ],
  );
  return row?.reference;
}
