import type { Transaction } from '@akkoord/persistence';
import { cancelTimers, setTimers } from '../timer/timers.js';
import { isTimed, planTimers, REMINDING, type WaitingStart } from './plan.js';
import { loadWorkingHours } from './working-hours.repository.js';

export type { WaitingStart } from './plan.js';

/**
 * Plans what happens to filings that wait for a decision from now on: reminders, escalation, expiry. Two small statements for a whole batch (a third where a supplement is in it), none
 * when no workflow in it says anything about time. Call it when approval is requested (25 or 30) and when it comes back to it (undo, repair).
 */
export async function planReminders(tx: Transaction, waiting: readonly WaitingStart[], now: Date): Promise<void> {
  const timed = waiting.filter(({ definition }) => isTimed(definition));
  if (timed.length === 0) return;
  const hours = await loadWorkingHours(tx);
  const startedAt = await beginnings(tx, timed);
  await setTimers(
    tx,
    timed.flatMap((filing) => planTimers({ ...filing, ...startedAt.get(filing.filingId) }, hours, now)),
  );
}

/** When supplements came in: their term runs from then on, whatever became of them since. */
async function beginnings(
  tx: Transaction,
  waiting: readonly WaitingStart[],
): Promise<ReadonlyMap<string, { startedAt: Date }>> {
  const supplements = waiting.filter(({ facts }) => facts.kind === 'supplement').map(({ filingId }) => filingId);
  if (supplements.length === 0) return new Map();
  const rows = await tx.query<{ filingId: string; startedAt: Date }>(
    'select filing_id as "filingId", started_at as "startedAt" from approval where filing_id = any($1::uuid[])',
    [supplements],
  );
  return new Map(rows.map(({ filingId, startedAt }) => [filingId, { startedAt }]));
}

/** Stops all of that: call it when it is decided, rejected or withdrawn. Not for a question: the office is reminded of that. */
export const stopReminders = (tx: Transaction, filingIds: string | readonly string[]): Promise<void> =>
  cancelTimers(tx, filingIds, REMINDING);
