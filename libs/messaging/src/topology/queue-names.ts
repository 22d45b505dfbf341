import type { EventExchange } from '@akkoord/contracts';

/** Waiting times before the second and later attempts, in milliseconds: 1 s, 10 s, 1 min, 10 min, 1 h. */
export const DEFAULT_RETRY_DELAYS_MS: readonly number[] = [1000, 10_000, 60_000, 600_000, 3_600_000];

/** Topic exchanges by where an event travels. */
export const EXCHANGES: Readonly<Record<EventExchange, string>> = { internal: 'akkoord.events', erp: 'akkoord.erp' };

/** All queues of one service. */
export const queueNames = (service: string) => ({
  main: `akkoord.${service}`,
  dead: `akkoord.${service}.dead`,
  requests: `akkoord.${service}.requests`,
  retry: (delayMs: number) => `akkoord.${service}.retry.${delayMs}`,
});
