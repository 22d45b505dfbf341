import { createHash } from 'node:crypto';
import { eventDefinitionOf, type EventDefinition } from '@akkoord/contracts';
import type { ConsumeMessage } from 'amqplib';
import { CLOUD_EVENTS_JSON } from '../event/cloud-event.js';
import { parseBody } from '../event/message-body.js';
import type { ReceivedEvent } from '../event/received-event.js';
import { validatePayload } from '../event/validate-payload.js';
import { RefusedError } from '../messaging.errors.js';
import { EXCHANGES } from '../topology/queue-names.js';
import { HEADERS } from './message-headers.js';

/** Turns a delivery into the event a handler gets; throws RefusedError for whatever can never be handled. */
export function decodeDelivery(message: ConsumeMessage, maxBytes: number): ReceivedEvent<object> {
  const definition = definitionOf(message);
  if (isCloudEvent(message)) return fromCloudEvent(message, definition, maxBytes);
  if (definition.exchange !== 'erp') {
    throw new RefusedError('EVENT_NOT_CLOUDEVENT', { message: `content type must be ${CLOUD_EVENTS_JSON}` });
  }
  return fromErp(message, definition, maxBytes);
}

function definitionOf(message: ConsumeMessage): EventDefinition {
  const type = String(message.properties.type ?? originOf(message).routingKey);
  const definition = eventDefinitionOf(type);
  if (!definition) throw new RefusedError('EVENT_UNKNOWN', { message: 'no event of this type is known' });
  // An ERP may publish on its own exchange only: whatever type it writes on a message, it cannot pose as a service.
  if (originOf(message).exchange !== EXCHANGES[definition.exchange]) {
    throw new RefusedError('EVENT_WRONG_EXCHANGE', { message: `${type} does not travel over this exchange` });
  }
  return definition;
}

/** Retries and replays come in over the default exchange, with where they came from in headers that only we can put there. */
function originOf({ fields, properties }: ConsumeMessage): { exchange: string; routingKey: string } {
  if (fields.exchange !== '') return fields;
  const headers = properties.headers ?? {};
  return { exchange: String(headers[HEADERS.exchange]), routingKey: String(headers[HEADERS.routingKey]) };
}

const isCloudEvent = ({ properties }: ConsumeMessage): boolean =>
  String(properties.contentType ?? '').startsWith(CLOUD_EVENTS_JSON);

export const attemptOf = ({ properties }: ConsumeMessage): number => Number(properties.headers?.[HEADERS.attempt] ?? 1);

function fromCloudEvent(message: ConsumeMessage, definition: EventDefinition, maxBytes: number): ReceivedEvent<object> {
  const body = parseBody(message.content, maxBytes) as Record<string, unknown> | null;
  const text = (name: string): string => (typeof body?.[name] === 'string' ? body[name] : '');
  if (text('specversion') !== '1.0' || text('id') === '' || text('type') !== definition.type) {
    throw new RefusedError('EVENT_NOT_CLOUDEVENT', {
      message: 'specversion, id or type is absent or not as announced',
    });
  }
  return {
    id: text('id'),
    type: definition.type,
    // Whoever checks the sender's token says which office it is for; the sender does not.
    tenant: definition.validatedBy === 'handler' ? '' : text('tenant'),
    subject: text('subject'),
    time: timeOf(text('time')),
    correlationId: text('correlationid') || text('id'),
    ...(text('causationid') ? { causationId: text('causationid') } : {}),
    attempt: attemptOf(message),
    headers: message.properties.headers ?? {},
    data: payloadOf(definition, body?.data),
  };
}

/** An ERP sends its body as it is. Its message id need not be unique among ERPs, so ours is a hash of all that was sent. */
function fromErp(message: ConsumeMessage, definition: EventDefinition, maxBytes: number): ReceivedEvent<object> {
  const { properties } = message;
  const data = parseBody(message.content, maxBytes);
  const id = String((message.fields.exchange === '' && properties.headers?.[HEADERS.eventId]) || hashOf(message));
  return {
    id,
    type: definition.type,
    tenant: '',
    subject: '',
    time: properties.timestamp ? new Date(Number(properties.timestamp) * 1000) : new Date(),
    correlationId: String(properties.correlationId ?? properties.messageId ?? id),
    attempt: attemptOf(message),
    headers: properties.headers ?? {},
    data: payloadOf(definition, data),
  };
}

function hashOf({ properties, content }: ConsumeMessage): string {
  const sender = String(properties.headers?.authorization ?? '');
  return createHash('sha256')
    .update(JSON.stringify([properties.type ?? '', properties.messageId ?? '', sender]))
    .update(content)
    .digest('hex');
}

function payloadOf(definition: EventDefinition, data: unknown): object {
  return definition.validatedBy === 'handler' ? (data as object) : validatePayload(definition.payload, data);
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new RefusedError('EVENT_NOT_CLOUDEVENT', { message: 'time is not a time' });
  return time;
}
