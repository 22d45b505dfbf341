import { setTimeout as wait } from 'node:timers/promises';
import type { Channel } from 'amqplib';

/** Waits for `work`, but not longer than `ms`; for farewells that a broker or another server in trouble may never answer. Errors are no matter then. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([
    work.catch(() => undefined),
    wait(ms, undefined, { signal: enough.signal }).catch(() => undefined),
  ]);
  enough.abort();
}

/** Closes a channel; one that is closed already throws at once, which is as good. */
export async function closed(channel: Channel): Promise<void> {
  try {
    await channel.close();
  } catch {
    // nothing left to close
  }
}
