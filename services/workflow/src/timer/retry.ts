const FIRST_PAUSE_MS = 10_000;

/** Longest pause between two attempts. A retry that lies further ahead was planned by a clock that was wrong, and is not waited for. */
export const LONGEST_PAUSE_MS = 3_600_000;

/** Milliseconds until the next attempt of a timer that failed so many times (1 or more): twice as long each time, up to an hour. */
export const pauseAfter = (attempts: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
