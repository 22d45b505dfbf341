import type { Transaction } from '@akkoord/persistence';
import type { Timer, TimerKind } from './timer.js';

export { TIMER_HANDLERS, TIMER_KINDS } from './timer.js';
export type { AnyTimerHandler, DueTimer, Timer, TimerBatchHandler, TimerHandler, TimerKind } from './timer.js';

/** Sets one timer, in place of the one of the same filing, kind and key. Take the turn of the filing's organisation before. */
export const setTimer = (tx: Transaction, timer: Timer): Promise<void> => setTimers(tx, [timer]);

/** Sets timers with one statement; of two with the same filing, kind and key the last counts. No statement when there are none. */
export async function setTimers(tx: Transaction, timers: readonly Timer[]): Promise<void> {
  if (timers.length === 0) return;
  const last = [...new Map(timers.map((timer) => [keyOf(timer), timer])).values()];
  await tx.query(
    `insert into timer (tenant, filing_id, kind, key, due_at, data)
     select $1, t.filing_id, t.kind, t.key, t.due_at, t.data
     from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[]) as t(filing_id, kind, key, due_at, data)
     on conflict (tenant, filing_id, kind, key) do update
       set due_at = excluded.due_at, data = excluded.data, attempts = 0, retry_at = null, failure = null`,
    [
      tx.tenant,
      last.map(({ filingId }) => filingId),
      last.map(({ kind }) => kind),
      last.map(({ key = '' }) => key),
      last.map(({ dueAt }) => dueAt.toISOString()),
      last.map(({ data = {} }) => JSON.stringify(data)),
    ],
  );
}

/** Cancels what is still to come for these filings: all of it, or these kinds only. */
export async function cancelTimers(
  tx: Transaction,
  filingIds: string | readonly string[],
  kinds?: readonly TimerKind[],
): Promise<void> {
  const ids = typeof filingIds === 'string' ? [filingIds] : filingIds;
  if (ids.length === 0) return;
  await tx.query(
    'delete from timer where tenant = $1 and filing_id = any($2::uuid[]) and ($3::text[] is null or kind = any($3))',
    [tx.tenant, ids, kinds ?? null],
  );
}

const keyOf = ({ filingId, kind, key = '' }: Timer): string => `${filingId.toLowerCase()} ${kind} ${key}`;
