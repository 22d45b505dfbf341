/** Apart by more than this, one of the clocks is taken to be wrong. */
export const CLOCKS_APART_MS = 60_000;

/** What the time is, by two clocks. */
export interface ClockReading {
  /** The earlier of both: with one clock wrong, things happen late rather than too early. */
  readonly now: Date;
  readonly apartMs: number;
}

/** Reads the time from the clock of this process and that of the database: one that jumped ahead must not end what has not ended. */
export function readClocks(own: Date, database: Date): ClockReading {
  const apartMs = Math.abs(own.getTime() - database.getTime());
  return { now: own < database ? own : database, apartMs };
}
