import type { MessagingMetrics } from '@akkoord/messaging';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Injection token of the service's Prometheus registry. */
export const METRICS = Symbol('akkoord.metrics');

/** A registry for one service; several services in one process each have their own. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Counts what the transport does. */
export function messagingMetrics(registry: Registry): MessagingMetrics {
  const registers = [registry];
  const published = new Counter({
    name: 'akkoord_events_published_total',
    help: 'Events confirmed by the broker',
    labelNames: ['type'],
    registers,
  });
  const unroutable = new Counter({
    name: 'akkoord_events_unroutable_total',
    help: 'Events no queue wanted',
    labelNames: ['type', 'parked'],
    registers,
  });
  const consumed = new Counter({
    name: 'akkoord_events_consumed_total',
    help: 'Messages settled',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'akkoord_handler_seconds',
    help: 'Time a handler takes for a batch',
    labelNames: ['type'],
    registers,
  });
  const duplicates = new Counter({
    name: 'akkoord_events_duplicate_total',
    help: 'Messages seen before',
    labelNames: ['handler'],
    registers,
  });
  const answered = new Counter({
    name: 'akkoord_requests_answered_total',
    help: 'Requests answered',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const waiting = new Gauge({ name: 'akkoord_outbox_waiting', help: 'Outbox rows not yet published', registers });
  const parked = new Gauge({ name: 'akkoord_outbox_parked', help: 'Outbox rows set aside after a failure', registers });
  return {
    published: (type, count) => published.inc({ type }, count),
    unroutable: (type, isParked) => unroutable.inc({ type, parked: String(isParked) }),
    consumed: (type, outcome, count, took) => {
      consumed.inc({ type, outcome }, count);
      seconds.observe({ type }, took);
    },
    duplicates: (handler, count) => duplicates.inc({ handler }, count),
    answered: (type, outcome) => answered.inc({ type, outcome }),
    outbox: (rows, aside) => {
      waiting.set(rows);
      parked.set(aside);
    },
  };
}

/** Duration of HTTP requests by route and status. */
export const httpHistogram = (registry: Registry): Histogram =>
  new Histogram({
    name: 'akkoord_http_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
