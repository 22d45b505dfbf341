import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConsumeMessage } from 'amqplib';
import { ConnectionLostError, NotConfirmedError } from '../messaging.errors.js';
import type { Publication } from '../publisher/publisher.js';
import { queueNames } from '../topology/queue-names.js';
import { attemptOf } from './decode-delivery.js';
import type { Failure } from './describe-failure.js';
import { carriedHeaders, HEADERS } from './message-headers.js';

/**
 * Where a message that failed goes next; undefined is the dead queue. While the other side is away it waits on, with the longest delay at
 * last: however long a database is gone, it costs no message.
 */
export const nextDelay = (failure: Failure, attempt: number, delaysMs: readonly number[]): number | undefined =>
  failure.permanent ? undefined : (delaysMs[attempt - 1] ?? (failure.isAway ? delaysMs.at(-1) : undefined));

/** Which attempt comes next; one that failed because the other side was away leaves a last one. */
export const nextAttempt = (failure: Failure, attempt: number, delaysMs: readonly number[]): number =>
  failure.isAway ? Math.min(attempt + 1, Math.max(attempt, delaysMs.length)) : attempt + 1;

export interface Setting {
  readonly service: string;
  readonly delayMs: number | undefined;
  /** The attempt that comes after the delay; default one more. */
  readonly nextAttempt?: number;
  readonly now: Date;
  /** The event's id where the body could be read. */
  readonly eventId?: string;
}

/** The same message for a retry queue or the dead queue, with the reason in its headers and without what the broker or the sender steers by. */
export function asideOf(
  { content, fields, properties }: ConsumeMessage,
  failure: Failure,
  setting: Setting,
): Publication {
  const { delayMs, eventId, now, service } = setting;
  const names = queueNames(service);
  const headers = carriedHeaders(properties.headers);
  const attempt = attemptOf({ content, fields, properties });
  const direct = fields.exchange !== '';
  return {
    exchange: '',
    routingKey: delayMs === undefined ? names.dead : names.retry(delayMs),
    body: content,
    // Not userId (the broker refuses another's), not replyTo, not expiration.
    options: {
      messageId: String(properties.messageId ?? eventId ?? randomUUID()),
      type: properties.type as string | undefined,
      contentType: properties.contentType as string | undefined,
      contentEncoding: properties.contentEncoding as string | undefined,
      correlationId: properties.correlationId as string | undefined,
      timestamp: properties.timestamp as number | undefined,
      headers: {
        ...headers,
        [HEADERS.attempt]: delayMs === undefined ? attempt : (setting.nextAttempt ?? attempt + 1),
        [HEADERS.errorCode]: failure.code,
        [HEADERS.errorMessage]: failure.message,
        [HEADERS.failedAt]: now.toISOString(),
        [HEADERS.originalType]: String(properties.type ?? ''),
        [HEADERS.exchange]: direct ? fields.exchange : headers[HEADERS.exchange],
        [HEADERS.routingKey]: direct ? fields.routingKey : headers[HEADERS.routingKey],
        ...(eventId === undefined ? {} : { [HEADERS.eventId]: eventId }),
      },
    },
  };
}

/** Publishes until it is confirmed; false when that cannot succeed (the queue is gone), or `signal` says that the message is no longer ours. */
export async function publishSurely(
  publish: () => Promise<void>,
  { signal, pauseMs = 200 }: { signal: AbortSignal; pauseMs?: number },
): Promise<boolean> {
  while (!signal.aborted) {
    try {
      await publish();
      return true;
    } catch (error) {
      if (!(error instanceof ConnectionLostError || error instanceof NotConfirmedError)) return false;
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}
