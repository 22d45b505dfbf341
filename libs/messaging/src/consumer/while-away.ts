import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';

/** Error codes that say the other side is away, not that this message is at fault: sockets, and PostgreSQL classes 08 and 57P. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|08\d{3}|57P0[1-3])$/;
const AWAY_MESSAGE =
  /connection (terminated|ended|closed)|terminating connection|timeout exceeded when trying to connect/i;

/** Whether a failure means that the database or the network is away for a moment. */
export function isAway(error: unknown): boolean {
  // Not `instanceof`: under Jest the errors of sockets are of another realm.
  if (!isNativeError(error)) return false;
  return AWAY.test(String((error as { code?: unknown }).code)) || AWAY_MESSAGE.test(error.message);
}

export interface Patience {
  readonly signal: AbortSignal;
  /** How long to go on, in milliseconds. */
  readonly forMs?: number;
  readonly pauseMs?: number;
}

/** Tries again on the spot while the other side is away: a database that restarts in two seconds should not send the whole backlog to the retry queues. */
export async function whileAway<T>(
  work: () => Promise<T>,
  { signal, forMs = 8000, pauseMs = 250 }: Patience,
): Promise<T> {
  const until = Date.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || signal.aborted || Date.now() + pauseMs > until) throw error;
      await pause(pauseMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
    }
  }
}
