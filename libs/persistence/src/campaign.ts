import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './database.js';
import { type Leadership, tryToLead } from './leadership.js';

/** What one process of a service does at a time. */
export interface Campaign {
  readonly database: Database;
  /** Short name of the right, shown in pg_stat_activity: `timers`. */
  readonly right: string;
  /** Number of the project's own for the right's lock. */
  readonly lock: number;
  /** The work; ends when the signal is given. Rejects when the right is better given up for now. */
  readonly lead: (leadership: Leadership) => Promise<void>;
  /** Milliseconds until the right is tried again. */
  readonly restMs: () => number;
  /** Told why the right was lost. */
  readonly lost: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Tries to get the right again and again, and works while it has it; resolves once the signal is given and the work has ended. */
export async function campaign({ lead, restMs, lost, signal, ...right }: Campaign): Promise<void> {
  while (!signal.aborted) {
    await leadIfFree(right, lead).catch(lost);
    await restUntil(signal, restMs());
  }
}

/** Rests so many milliseconds, or until the signal. */
export async function restUntil(signal: AbortSignal, ms: number): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

async function leadIfFree(
  { database: { url, schema }, right, lock }: Pick<Campaign, 'database' | 'right' | 'lock'>,
  lead: Campaign['lead'],
): Promise<void> {
  const leadership = await tryToLead({ url, schema, right, lock: [lock, schema] });
  if (!leadership) return;
  try {
    await Promise.race([lead(leadership), leadership.lost]);
  } finally {
    await leadership.release().catch(() => undefined);
  }
}
