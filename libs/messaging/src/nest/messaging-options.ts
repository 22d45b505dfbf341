import type { MessagingMetrics } from '../metrics/messaging-metrics.js';

/** What a service sets; everything but the first two has a default. */
export interface MessagingOptions {
  /** Name of the service: `akkoord.<service>` is its queue. */
  readonly service: string;
  readonly amqpUrl: string;
  /** Unsettled messages at most; default 200. */
  readonly prefetch?: number;
  /** Messages a handler gets at once at most; default 100. */
  readonly maxBatch?: number;
  /** Batches that run at the same time at most; default 8, keep it under the database's pool size. */
  readonly concurrency?: number;
  /** Longest pause in milliseconds between two batches of the same type and office, and between two passes of the relay, while more keeps coming; default 150. */
  readonly restMs?: number;
  /** Waiting times before each next attempt, in milliseconds; default 1 s, 10 s, 1 min, 10 min, 1 h. */
  readonly retryDelaysMs?: readonly number[];
  /** How long closing waits for handlers that run; default 25 s. */
  readonly drainTimeoutMs?: number;
  /** Largest accepted body in bytes; default 32 MiB. */
  readonly maxBodyBytes?: number;
  /** How often the relay looks by itself when nobody wakes it; default 1 s. */
  readonly pollMs?: number;
  /** First pause before an unroutable event is offered again, doubling to an hour; default 5 s. */
  readonly parkMs?: number;
  /** Default: no metrics. */
  readonly metrics?: MessagingMetrics;
}

/** The options with every default filled in. */
export type MessagingSettings = Required<MessagingOptions>;
