/** How many times as long as it took a piece of work is rested after. */
const TIMES = 4;

/**
 * Milliseconds to rest after work that took so long, at most `maxMs`: what comes in meanwhile forms the next batch, so that a busy machine,
 * on which everything takes longer, does more at a time, and an idle one hardly rests at all.
 */
export const restAfter = (tookMs: number, maxMs: number): number => Math.min(maxMs, TIMES * tookMs);
