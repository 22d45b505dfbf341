import { setTimeout as pause } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Milliseconds after which the last failure is thrown; default 60,000. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks; default 25. */
  readonly everyMs?: number;
}

/**
 * Repeats `look` until it no longer throws, and gives what it returned. For what another process or connection brings
 * about in its own time; throws the last failure, with how long it waited, when that takes too long.
 */
export async function eventually<T>(look: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> {
  const { timeoutMs = 60_000, everyMs = 25 } = options;
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await look();
    } catch (failure) {
      if (Date.now() >= end) throw afterWaiting(failure, timeoutMs);
    }
    await pause(everyMs);
  }
}

function afterWaiting(failure: unknown, timeoutMs: number): unknown {
  if (failure instanceof Error) failure.message = `still so after ${timeoutMs} ms: ${failure.message}`;
  return failure;
}
