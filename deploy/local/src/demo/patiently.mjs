// News of who works where takes a moment to reach the portal and the workflow: until then they refuse.
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from './json-http.mjs';

/**
 * Asks again while the answer is that somebody or something is not known yet.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {{ seconds?: number }} [patience]
 * @returns {Promise<T>}
 */
export async function patiently(ask, { seconds = 120 } = {}) {
  for (const end = Date.now() + seconds * 1000; ; await pause(200)) {
    try {
      return await ask();
    } catch (error) {
      const isTooEarly = error instanceof Refused && [403, 404].includes(error.status);
      if (!isTooEarly || Date.now() > end) throw error;
    }
  }
}
