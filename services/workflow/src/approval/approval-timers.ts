import type { Transaction } from '@akkoord/persistence';
import { planReminders, stopReminders } from '../reminder/plan-reminders.js';
import { cancelTimers, setTimer } from '../timer/timers.js';
import type { Approval } from './approval-state.js';

const WAITING: readonly number[] = [25, 30, 35];

/** Sets and cancels the timers that belong to where an approval stands now; no statement where nothing changed. */
export async function keepTimers(tx: Transaction, before: Approval | undefined, after: Approval): Promise<void> {
  const { filingId, undoUntil, standing } = after;
  if (undoUntil !== before?.undoUntil) {
    if (undoUntil !== undefined) await setTimer(tx, { kind: 'grace-ends', filingId, dueAt: new Date(undoUntil) });
    else await cancelTimers(tx, filingId, ['grace-ends']);
  }
  if (standing?.approvesAt !== before?.standing?.approvesAt) {
    if (standing) await setTimer(tx, { kind: 'objection-ends', filingId, dueAt: new Date(standing.approvesAt) });
    else await cancelTimers(tx, filingId, ['objection-ends']);
  }
  const [waited, waits] = [before !== undefined && WAITING.includes(before.status), WAITING.includes(after.status)];
  if (waited && !waits) await stopReminders(tx, filingId);
  // Back from an undo or a repair: what is still to come is planned anew.
  if (before !== undefined && !waited && waits) {
    const { facts, workflow } = after;
    await planReminders(tx, [{ filingId, facts, definition: workflow.definition }], new Date(after.since));
  }
}
