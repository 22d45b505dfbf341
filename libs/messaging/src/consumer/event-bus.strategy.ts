import { Server, type CustomTransportStrategy, BaseRpcContext } from '@nestjs/microservices';
import { eventDefinitionOf } from '@akkoord/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import { lastValueFrom } from 'rxjs';
import { BrokerConnection } from '../connection/broker-connection.js';
import { supervise } from '../connection/supervise.js';
import { handling } from '../event/causes.js';
import type { ReceivedEvent, ReceivedRequest } from '../event/received-event.js';
import { EVENT_BUS } from '../handler/transport.js';
import { RefusedError } from '../messaging.errors.js';
import type { MessagingSettings } from '../nest/messaging-options.js';
import type { Publisher } from '../publisher/publisher.js';
import { AnswerSession } from '../request/answer-session.js';
import { assertTopology } from '../topology/assert-topology.js';
import { EXCHANGES, queueNames } from '../topology/queue-names.js';
import { EventSession } from './event-session.js';

/** How many requests are answered at the same time at most. */
const REQUESTS_AT_ONCE = 32;

/** How long starting waits for the broker; after that the service starts without, not ready, and goes on trying. */
const START_WAIT_MS = 15_000;

interface Consuming {
  readonly session: EventSession | AnswerSession;
  readonly channel: Channel;
  readonly tag: string;
}

/** NestJS transport over RabbitMQ: decorators, pipes and guards are Nest's, delivery is ours (README, "What it guarantees"). */
export class EventBusStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = EVENT_BUS;
  override readonly propagatesEventHandlerErrors = true;
  private readonly connection: BrokerConnection;
  private readonly stopping = new AbortController();
  private consuming: readonly Consuming[] = [];
  private supervision?: Promise<void>;

  constructor(
    private readonly settings: MessagingSettings,
    private readonly publisher: Publisher,
  ) {
    super();
    this.connection = new BrokerConnection(settings.amqpUrl, `akkoord.${settings.service}.consumer`, this.logger);
  }

  /** Whether messages would arrive now; part of readiness. */
  isConsuming(): boolean {
    return this.consuming.length > 0;
  }

  async listen(done: (error?: unknown) => void): Promise<void> {
    const first = Promise.withResolvers<void>();
    this.supervision = supervise({
      signal: this.stopping.signal,
      run: (signal) => this.consumeUntilLost(signal, () => first.resolve()),
      lost: (reason) => void this.logger.warn(`consumer lost: ${reason}`),
    });
    const timer = setTimeout(() => {
      this.logger.warn('no broker yet: started without');
      first.resolve();
    }, START_WAIT_MS);
    await first.promise;
    clearTimeout(timer);
    done();
  }

  /** Stops intake, lets running handlers commit and acknowledge, then disconnects. */
  async close(): Promise<void> {
    const consuming = this.consuming;
    this.stopping.abort();
    await Promise.all(consuming.map(({ channel, tag }) => channel.cancel(tag).catch(() => undefined)));
    const drained = Promise.all(consuming.map(({ session }) => session.drain()));
    await Promise.race([drained, this.drainTimeout()]);
    for (const { session, channel } of consuming) {
      session.end();
      // Closing the channel waits for the acks to be written; closing the connection alone loses the last one.
      await channel.close().catch(() => undefined);
    }
    await this.supervision;
    await this.connection.close();
  }

  on(): never {
    throw new Error('use isConsuming()');
  }

  unwrap<T>(): T {
    return this.connection as T;
  }

  private async consumeUntilLost(signal: AbortSignal, subscribed: () => void): Promise<string> {
    const lost = Promise.withResolvers<string>();
    signal.addEventListener('abort', () => lost.resolve('stopping'), { once: true });
    const events = await this.openChannel(lost);
    if (typeof events === 'string') return events;
    const requests = await this.openChannel(lost);
    if (typeof requests === 'string') return requests;
    const opened: Consuming[] = [];
    try {
      await assertTopology(events, { ...this.settings, subscriptions: this.subscriptions() });
      opened.push(...(await this.consume(events, requests, lost)));
      this.consuming = opened;
      subscribed();
      return await lost.promise;
    } finally {
      this.consuming = [];
      // While closing, close() still needs the channels for the last acks.
      if (!signal.aborted) {
        opened.forEach(({ session }) => session.end());
        await Promise.allSettled([closed(events), closed(requests)]);
      }
    }
  }

  private async consume(events: Channel, requests: Channel, lost: PromiseWithResolvers<string>): Promise<Consuming[]> {
    const { settings, publisher, logger: log } = this;
    const names = queueNames(settings.service);
    const eventSession = new EventSession({ channel: events, settings, publisher, log, dispatch: this.dispatch });
    const answerSession = new AnswerSession({ channel: requests, settings, log, dispatch: this.answer });
    await events.prefetch(settings.prefetch);
    await requests.prefetch(REQUESTS_AT_ONCE);
    // The broker tells of a cancelled consumer with null: unguarded, that ends the process.
    const into = (session: EventSession | AnswerSession) => (message: ConsumeMessage | null) =>
      message ? session.receive(message) : lost.resolve('cancelled by the broker');
    const main = await events.consume(names.main, into(eventSession));
    const asked = await requests.consume(names.requests, into(answerSession));
    return [
      { session: eventSession, channel: events, tag: main.consumerTag },
      { session: answerSession, channel: requests, tag: asked.consumerTag },
    ];
  }

  /** A channel as soon as there is a connection, or why not. */
  private async openChannel(lost: PromiseWithResolvers<string>): Promise<Channel | string> {
    const channel = await Promise.race([this.connection.createChannel(), lost.promise]);
    if (typeof channel === 'string') return channel;
    channel.on('error', (error) => lost.resolve(error.message));
    channel.on('close', () => lost.resolve('channel closed'));
    return channel;
  }

  private subscriptions(): { exchange: string; type: string }[] {
    const events = [...this.messageHandlers].filter(([, handler]) => handler.isEventHandler);
    return events.map(([type]) => ({ type, exchange: EXCHANGES[eventDefinitionOf(type)!.exchange] }));
  }

  private readonly dispatch = async (type: string, batch: readonly ReceivedEvent<object>[]): Promise<void> => {
    const handler = this.messageHandlers.get(type);
    if (!handler) throw new RefusedError('EVENT_UNHANDLED', { message: `this service has no handler for ${type}` });
    await handling(batch, async () => this.resultOf(await handler(batch, new BaseRpcContext([batch]))));
  };

  private readonly answer = async (request: ReceivedRequest<object>): Promise<object> => {
    const handler = this.messageHandlers.get(request.type);
    if (!handler) throw new RefusedError('REQUEST_UNHANDLED', { message: `no handler for ${request.type}` });
    const work = async () => this.resultOf(await handler(request, new BaseRpcContext([request])));
    return (await handling([request], work)) as object;
  };

  private resultOf(returned: unknown): Promise<unknown> {
    return lastValueFrom(this.transformToObservable(returned), { defaultValue: undefined });
  }

  private drainTimeout(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.settings.drainTimeoutMs).unref());
  }
}

const closed = (channel: Channel): Promise<void> =>
  Promise.resolve()
    .then(() => channel.close())
    .catch(() => undefined);
