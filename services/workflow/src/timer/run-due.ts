import type { Database } from '@akkoord/persistence';
import { isAway } from '@akkoord/service-kit';
import type { OrganisationTurns } from '../rules/organisation-turns.js';
import type { AnyTimerHandler, TimerBatchHandler, TimerHandler, TimerKind } from './timer.js';
import type { TimerMetrics } from './timer.metrics.js';
import { filingsDue, putOff, takeDue, type DueTimers, type TimerName } from './timer.repository.js';

/** Timers looked at in one pass, and filings told of together at most. */
const PASS = 200;
const TOGETHER = 5000;

export interface DueRun {
  readonly database: Database;
  readonly turns: OrganisationTurns;
  readonly handlers: readonly AnyTimerHandler[];
  readonly metrics: Pick<TimerMetrics, 'ended'>;
  readonly warn: (failed: TimerName, failure: string, attempts: number) => void;
}

/** Does what is due, each timer in a transaction of its own so that one that fails holds up no other; gives how many were looked at. */
export async function runDue(run: DueRun, timers: DueTimers, now: Date): Promise<number> {
  const { together, single } = sorted(run.handlers);
  for (const { tenant, kind } of await timers.offices([...together.keys()], now))
    await runTogether(run, { tenant, handler: together.get(kind)! }, now);
  const due = await timers.due([...single.keys()], now, PASS);
  for (const timer of due) await runOne(run, timer, single.get(timer.kind)!, now);
  return due.length;
}

/** One transaction: the turn first, as everybody takes it; then the timer goes, and what it is for happens. */
async function runOne(run: DueRun, name: TimerName, handler: TimerHandler, now: Date): Promise<void> {
  const { tenant, kind, filingId, key } = name;
  try {
    const handled = await run.database.inTenant(tenant, async (tx) => {
      await run.turns.takeOfFilings(tx, [filingId]);
      const [due] = await takeDue(tx, kind, [filingId], now, key);
      if (due) await handler.handle(tx, due, now);
      return due ? 1 : 0;
    });
    if (handled) run.metrics.ended(kind, 'handled', 1);
  } catch (error) {
    await fail(run, name, error, now);
  }
}

/** As runOne, for all of an office. When it fails each filing is told of by itself: one that cannot be does not silence the others. */
async function runTogether(
  run: DueRun,
  { tenant, handler }: { tenant: string; handler: TimerBatchHandler },
  now: Date,
): Promise<void> {
  const { kind } = handler;
  let filingIds: string[] = [];
  try {
    const handled = await run.database.inTenant(tenant, async (tx) => {
      filingIds = await filingsDue(tx, kind, now, TOGETHER);
      await run.turns.takeOfFilings(tx, filingIds);
      const due = await takeDue(tx, kind, filingIds, now);
      if (due.length > 0) await handler.handleAll(tx, due, now);
      return due.length;
    });
    if (handled > 0) run.metrics.ended(kind, 'handled', handled);
  } catch (error) {
    if (isAway(error)) throw error;
    for (const filingId of filingIds) await runFiling(run, { tenant, filingId, handler }, now);
  }
}

/** What failed among many, of one filing. */
async function runFiling(
  run: DueRun,
  { tenant, filingId, handler }: { tenant: string; filingId: string; handler: TimerBatchHandler },
  now: Date,
): Promise<void> {
  const { kind } = handler;
  let keys: string[] = [];
  try {
    await run.database.inTenant(tenant, async (tx) => {
      await run.turns.takeOfFilings(tx, [filingId]);
      const due = await takeDue(tx, kind, [filingId], now);
      keys = due.map(({ key }) => key);
      if (due.length > 0) await handler.handleAll(tx, due, now);
    });
    run.metrics.ended(kind, 'handled', keys.length);
  } catch (error) {
    for (const key of keys) await fail(run, { tenant, kind, filingId, key }, error, now);
  }
}

async function fail(run: DueRun, name: TimerName, error: unknown, now: Date): Promise<void> {
  if (isAway(error)) throw error; // says nothing of the timer: it stays as it is
  const { code, name: called } = error as Error & { code?: string };
  const failure = code ?? called;
  const attempts = await run.database.inTenant(name.tenant, (tx) => putOff(tx, name, failure, now));
  run.metrics.ended(name.kind, 'failed', 1);
  if (attempts !== undefined) run.warn(name, failure, attempts);
}

function sorted(handlers: readonly AnyTimerHandler[]) {
  const together = new Map<TimerKind, TimerBatchHandler>();
  const single = new Map<TimerKind, TimerHandler>();
  for (const handler of handlers) {
    if (together.has(handler.kind) || single.has(handler.kind)) throw new Error(`two handlers for ${handler.kind}`);
    if ('handleAll' in handler) together.set(handler.kind, handler);
    else single.set(handler.kind, handler);
  }
  return { together, single };
}
