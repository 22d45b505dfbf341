import { context, propagation, trace } from '@opentelemetry/api';
import { eventDefinition } from '@akkoord/contracts';
import { uuidv7, type Transaction } from '@akkoord/persistence';
import { causeOf, traceOf } from '../event/causes.js';
import { type CloudEvent, schemaOf } from '../event/cloud-event.js';
import type { OutgoingEvent } from '../event/outgoing-event.js';
import { outgoingPayload } from '../event/validate-payload.js';
import { EXCHANGES } from '../topology/queue-names.js';

const INSERT = `insert into outbox (tenant, id, type, exchange, routing_key, optional, body, headers)
  select $1, id, type, exchange, routing_key, optional, body, headers
  from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::jsonb[])
    as added (id, type, exchange, routing_key, optional, body, headers)`;

/** Stores events in the caller's transaction: they are published if, and only if, it commits. */
export class Outbox {
  constructor(
    private readonly service: string,
    /** Called after a commit that added events; must be quick and not throw. */
    private readonly wake: () => void,
  ) {}

  /** Adds events of the transaction's office, in order, with one insert. Throws RefusedError EVENT_INVALID when a payload breaks its contract: then nothing commits. */
  async add(tx: Transaction, ...events: OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { tenant } = tx;
    if (tenant === null) throw new Error('events belong to an office: add them in a transaction of that office');
    const rows = events.map((event) => this.rowOf(tenant, event));
    await tx.query(INSERT, [
      tenant,
      rows.map(({ id }) => id),
      rows.map(({ type }) => type),
      rows.map(({ exchange }) => exchange),
      rows.map(({ routingKey }) => routingKey),
      rows.map(({ optional }) => optional),
      rows.map(({ body }) => body),
      rows.map(({ headers }) => headers),
    ]);
    tx.afterCommit(this.wake);
  }

  private rowOf(tenant: string, { event, subject, routingKey, ...given }: OutgoingEvent) {
    const definition = eventDefinition(event);
    const data = outgoingPayload(definition.payload, event);
    const id = uuidv7();
    const cause = causeOf(given.causationId);
    // Headers are taken here, in the trace of the request that causes the event, not in the relay's.
    const active = cause ? traceOf(cause) : context.active();
    const headers: Record<string, string> = {};
    propagation.inject(active, headers);
    const causationid = given.causationId ?? cause?.id;
    const { type } = definition;
    const envelope: CloudEvent = {
      specversion: '1.0',
      id,
      source: `/akkoord/${this.service}`,
      type,
      subject: subject ?? (event as Record<string, string | undefined>)[definition.subject] ?? '',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      dataschema: schemaOf(type),
      tenant,
      correlationid: given.correlationId ?? cause?.correlationId ?? trace.getSpanContext(active)?.traceId ?? id,
      ...(causationid === undefined ? {} : { causationid }),
      ...headers,
      data,
    };
    return {
      id,
      type,
      exchange: EXCHANGES[definition.exchange],
      routingKey: routingKey ?? type,
      optional: definition.consumers === 'optional',
      body: JSON.stringify(envelope),
      headers: JSON.stringify(headers),
    };
  }
}
