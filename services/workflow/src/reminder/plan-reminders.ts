import type { Transaction } from '@akkoord/persistence';
import { cancelTimers, setTimers } from '../timer/timers.js';
import { isTimed, planTimers, REMINDING, type WaitingStart } from './plan.js';
import { loadWorkingHours } from './working-hours.repository.js';

export type { WaitingStart } from './plan.js';

/**
 * Plans what happens to filings that wait for a decision from now on: reminders, escalation, expiry. Two small statements for a whole batch, none
 * when no workflow in it says anything about time. Call it when approval is requested (25 or 30) and when it comes back to it (undo, repair).
 */
export async function planReminders(tx: Transaction, waiting: readonly WaitingStart[], now: Date): Promise<void> {
  const timed = waiting.filter(({ definition }) => isTimed(definition));
  if (timed.length === 0) return;
  const hours = await loadWorkingHours(tx);
  await setTimers(
    tx,
    timed.flatMap((filing) => planTimers(filing, hours, now)),
  );
}

/** Stops all of that: call it when it is decided, rejected or withdrawn. Not for a question: the office is reminded of that. */
export const stopReminders = (tx: Transaction, filingIds: string | readonly string[]): Promise<void> =>
  cancelTimers(tx, filingIds, REMINDING);
