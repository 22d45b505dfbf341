import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks `condition` every `everyMs` until it holds; false when `timeoutMs` have passed.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {{ timeoutMs: number, everyMs?: number }} options
 * @returns {Promise<boolean>}
 */
export async function until(condition, { timeoutMs, everyMs = 100 }) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
}
