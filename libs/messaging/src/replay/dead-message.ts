import type { GetMessage } from 'amqplib';
import { HEADERS, carriedHeaders } from '../consumer/message-headers.js';
import type { Publication } from '../publisher/publisher.js';

/** What may be told of a message in a dead queue; never its content or its sender's headers. */
export interface DeadMessage {
  readonly id: string;
  readonly type: string;
  /** Error code of the refusal or failure; DELIVERY_LIMIT when handling it ended the process time and again. */
  readonly code: string;
  readonly reason: string;
  readonly failedAt: Date | undefined;
  readonly attempt: number;
}

/** Which dead messages are meant; without any property all of them. */
export interface DeadFilter {
  readonly code?: string;
  /** Dead since then, or later. */
  readonly since?: Date;
}

/** An entry the broker adds when it dead-letters by itself. */
interface Death {
  readonly reason: string;
  readonly exchange: string;
  readonly 'routing-keys'?: readonly string[];
  readonly time?: { readonly value: number };
}

const lastDeath = ({ properties }: GetMessage): Death | undefined =>
  (properties.headers?.['x-death'] as Death[] | undefined)?.[0];

/** Reads why a message is dead: our own headers, or the broker's when a crash loop or a missing queue brought it here. */
export function readDead(message: GetMessage): DeadMessage {
  const headers: Record<string, unknown> = message.properties.headers ?? {};
  const text = (name: string): string => (typeof headers[name] === 'string' ? headers[name] : '');
  const death = lastDeath(message);
  const byBroker = death !== undefined && death.reason !== 'expired';
  const failedAt = byBroker ? (death.time?.value ?? 0) * 1000 : Date.parse(text(HEADERS.failedAt));
  return {
    id: text(HEADERS.eventId) || String(message.properties.messageId ?? ''),
    type: String(message.properties.type ?? ''),
    code: byBroker ? death.reason.toUpperCase() : text(HEADERS.errorCode),
    reason: byBroker ? 'set aside by the broker' : text(HEADERS.errorMessage),
    failedAt: failedAt > 0 ? new Date(failedAt) : undefined,
    attempt: Number(headers[HEADERS.attempt] ?? 1),
  };
}

/** Whether a dead message is meant. One without a time is never left out by `since`. */
export const isMeant = (dead: DeadMessage, { code, since }: DeadFilter): boolean =>
  (code === undefined || dead.code === code) &&
  (since === undefined || dead.failedAt === undefined || dead.failedAt >= since);

/** The message as it goes back to its service: attempt 1, and where it came from, which the service checks. */
export function replayOf(message: GetMessage, queue: string, now: Date): Publication {
  const { properties, content } = message;
  const death = lastDeath(message);
  const kept = carriedHeaders(properties.headers);
  return {
    exchange: '',
    routingKey: queue,
    body: content,
    options: {
      messageId: String(properties.messageId ?? kept[HEADERS.eventId] ?? ''),
      type: properties.type as string | undefined,
      contentType: properties.contentType as string | undefined,
      contentEncoding: properties.contentEncoding as string | undefined,
      correlationId: properties.correlationId as string | undefined,
      timestamp: properties.timestamp as number | undefined,
      headers: {
        [HEADERS.exchange]: death?.exchange,
        [HEADERS.routingKey]: death?.['routing-keys']?.[0],
        ...kept,
        [HEADERS.attempt]: 1,
        [HEADERS.replayedAt]: now.toISOString(),
      },
    },
  };
}
