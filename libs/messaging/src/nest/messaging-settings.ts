import { NO_METRICS } from '../metrics/messaging-metrics.js';
import { DEFAULT_RETRY_DELAYS_MS } from '../topology/queue-names.js';
import type { MessagingOptions, MessagingSettings } from './messaging-options.js';

const MIB = 1024 * 1024;

/** Fills in the defaults. */
export const messagingSettings = (options: MessagingOptions): MessagingSettings => ({
  service: options.service,
  amqpUrl: options.amqpUrl,
  prefetch: options.prefetch ?? 200,
  maxBatch: options.maxBatch ?? 100,
  concurrency: options.concurrency ?? 8,
  restMs: options.restMs ?? 150,
  retryDelaysMs: options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS,
  drainTimeoutMs: options.drainTimeoutMs ?? 25_000,
  maxBodyBytes: options.maxBodyBytes ?? 32 * MIB,
  pollMs: options.pollMs ?? 1000,
  parkMs: options.parkMs ?? 5000,
  metrics: options.metrics ?? NO_METRICS,
});
