import { requestDefinition } from '@akkoord/contracts';
import { uuidv7 } from '@akkoord/persistence';
import { context, propagation } from '@opentelemetry/api';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { supervise } from '../connection/supervise.js';
import type { BrokerConnection, ConnectionLog } from '../connection/broker-connection.js';
import { refuseInvalid } from '../event/validate-payload.js';
import { RefusedError, RequestFailed, RequestTimeout } from '../messaging.errors.js';
import { queueNames } from '../topology/queue-names.js';
import { type Answer, REQUEST_HEADERS } from './request-wire.js';

export interface RequestOptions {
  readonly tenant: string;
  /** The same for every repeat of one intention of one person. */
  readonly idempotencyKey: string;
  /** Default 5 s; a request not yet taken by then is dropped by the broker. */
  readonly timeoutMs?: number;
}

type Settle = (answer: Answer | Error) => void;

/** RabbitMQ's direct reply-to: answers come back over this channel, no queue is made. */
const REPLY_TO = 'amq.rabbitmq.reply-to';

/** Asks another service and waits for its answer. */
export class Requester {
  private readonly stopping = new AbortController();
  private readonly pending = new Map<string, Settle>();
  private current = Promise.withResolvers<ConfirmChannel>();
  private supervision?: Promise<void>;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly log: ConnectionLog,
  ) {}

  /**
   * Sends an instance of a @Request class to the service that answers it. Throws the answerer's RefusedError, RequestTimeout
   * (outcome unknown) or RequestFailed (no service has ever listened, or the answerer failed); the last two may be repeated with the same key.
   */
  async request<R extends object, Q extends object = object>(request: Q, options: RequestOptions): Promise<R> {
    const { type, service } = requestDefinition(request);
    refuseInvalid(request, 'REQUEST_INVALID');
    this.start();
    const id = uuidv7();
    const timeoutMs = options.timeoutMs ?? 5000;
    const answered = Promise.withResolvers<Answer | Error>();
    const timer = setTimeout(
      () => answered.resolve(new RequestTimeout(`${type}: no answer in ${timeoutMs} ms`)),
      timeoutMs,
    );
    this.pending.set(id, answered.resolve);
    try {
      const unsent = this.send(id, queueNames(service).requests, request, { ...options, timeoutMs, type });
      unsent.catch((error: unknown) => answered.resolve(new RequestFailed(`${type}: not sent`, { cause: error })));
      return resultOf<R>(type, await answered.promise);
    } finally {
      clearTimeout(timer);
      this.pending.delete(id);
    }
  }

  /** Begins to listen for answers; the first request does so too. */
  start(): void {
    this.supervision ??= supervise({
      signal: this.stopping.signal,
      run: () => this.holdChannel(),
      lost: (reason) => this.lost(reason),
    });
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.supervision;
  }

  private async send(
    id: string,
    queue: string,
    request: object,
    { tenant, idempotencyKey, timeoutMs, type }: Required<RequestOptions> & { type: string },
  ): Promise<void> {
    const headers: Record<string, string> = {
      [REQUEST_HEADERS.tenant]: tenant,
      [REQUEST_HEADERS.idempotencyKey]: idempotencyKey,
    };
    propagation.inject(context.active(), headers);
    const channel = await this.current.promise;
    if (!this.pending.has(id)) return; // timed out while there was no connection
    channel.publish(
      '',
      queue,
      Buffer.from(JSON.stringify(request)),
      {
        type,
        headers,
        messageId: id,
        correlationId: id,
        replyTo: REPLY_TO,
        expiration: String(timeoutMs),
        contentType: 'application/json',
        mandatory: true,
        persistent: true,
      },
      () => undefined,
    );
  }

  private async holdChannel(): Promise<string> {
    const { signal } = this.stopping;
    const stopped = new Promise<string>((resolve) => {
      signal.addEventListener('abort', () => resolve('stopping'), { once: true });
    });
    const channel = await Promise.race([this.connection.createConfirmChannel(), stopped]);
    if (typeof channel === 'string') return channel;
    const cancelled = Promise.withResolvers<string>();
    channel.on('close', () => cancelled.resolve('channel closed'));
    channel.on('return', ({ properties }) =>
      this.settle(String(properties.messageId), new RequestFailed('no service answers this')),
    );
    await channel.consume(REPLY_TO, (message) => (message ? this.take(message) : cancelled.resolve('cancelled')), {
      noAck: true,
    });
    this.current.resolve(channel);
    const reason = await Promise.race([cancelled.promise, stopped]);
    this.current = Promise.withResolvers<ConfirmChannel>();
    if (reason !== 'channel closed') await channel.close().catch(() => undefined);
    return reason;
  }

  private take(message: ConsumeMessage): void {
    this.settle(String(message.properties.correlationId), JSON.parse(message.content.toString('utf8')) as Answer);
  }

  private settle(id: string, answer: Answer | Error): void {
    this.pending.get(id)?.(answer);
  }

  /** Answers to what was asked over the lost channel can no longer arrive; what it did is unknown. */
  private lost(reason: string): void {
    this.log.warn(`requester lost its channel: ${reason}`);
    for (const settle of this.pending.values()) settle(new RequestTimeout(`the connection was lost: ${reason}`));
  }
}

function resultOf<R>(type: string, answer: Answer | Error): R {
  if (answer instanceof Error) throw answer;
  switch (answer.outcome) {
    case 'answered':
      return answer.value as R;
    case 'refused':
      throw new RefusedError(answer.code, answer);
    case 'failed':
      throw new RequestFailed(`${type}: the answering service failed`);
    default:
      return answer satisfies never;
  }
}
