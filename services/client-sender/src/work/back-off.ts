export interface BackOff {
  /** Failed attempts so far, from 1. */
  readonly attempt: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** What each pause is of the one before; default 2. */
  readonly factor?: number;
  /** Chance, 0 to 1: spreads what failed together, so that it does not come back together. */
  readonly random: number;
}

/** Pause before the next attempt in milliseconds: grows by `factor` to the cap, between half and all of it. */
export function backOff({ attempt, baseMs, capMs, factor = 2, random }: BackOff): number {
  const full = Math.min(capMs, baseMs * factor ** Math.min(attempt - 1, 50));
  return Math.round(full / 2 + (full / 2) * random);
}
