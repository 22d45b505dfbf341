import { setTimeout as pause } from 'node:timers/promises';

export interface Supervised {
  /** Does the work until it is lost and tells why; an error counts as lost too. */
  readonly run: (signal: AbortSignal) => Promise<string>;
  readonly lost: (reason: string) => void;
  readonly signal: AbortSignal;
  /** Shortest pause before the next run, in milliseconds; up to twice as long, so that many do not return at once. */
  readonly pauseMs?: number;
}

/** Keeps one thing alive: however it ended (reconnect, channel error, cancel by the broker), the same loop starts it again. */
export async function supervise({ run, lost, signal, pauseMs = 150 }: Supervised): Promise<void> {
  while (!signal.aborted) {
    const reason = await run(signal).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    if (signal.aborted) return;
    lost(reason);
    await pause(pauseMs * (1 + Math.random()), undefined, { signal }).catch(() => undefined);
  }
}
