import { CLOUD_EVENTS_JSON } from '../event/cloud-event.js';
import type { Publication } from '../publisher/publisher.js';

/** A stored event as the relay reads it. */
export interface OutboxRow {
  /** bigint, as text. */
  readonly position: string;
  readonly id: string;
  readonly tenant: string;
  readonly type: string;
  readonly exchange: string;
  readonly routing_key: string;
  /** Nobody needs to listen. */
  readonly optional: boolean;
  readonly body: string;
  readonly headers: Record<string, string>;
  readonly added_at: Date;
}

/** The message of a stored event. */
export const publicationOf = (row: OutboxRow): Publication => ({
  exchange: row.exchange,
  routingKey: row.routing_key,
  body: Buffer.from(row.body),
  options: {
    messageId: row.id,
    type: row.type,
    contentType: CLOUD_EVENTS_JSON,
    timestamp: Math.floor(row.added_at.getTime() / 1000),
    headers: { ...row.headers, tenant: row.tenant },
  },
});
