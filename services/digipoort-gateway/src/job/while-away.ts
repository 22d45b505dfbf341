import { setTimeout as pause } from 'node:timers/promises';
import { isAway } from '@akkoord/service-kit';

/**
 * Repeats a write that is safe to repeat for as long as the database is away, at most `patienceMs`: what the authority
 * answered is worth more than a lease. Any other failure is thrown at once.
 */
export async function whileAway<T>(write: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error) || Date.now() + wait > until) throw error;
      await pause(wait);
    }
  }
}
