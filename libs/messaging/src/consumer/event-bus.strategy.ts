import { Server, type CustomTransportStrategy, BaseRpcContext } from '@nestjs/microservices';
import { eventDefinitionOf } from '@akkoord/contracts';
import type { Channel } from 'amqplib';
import { lastValueFrom } from 'rxjs';
import { BrokerConnection } from '../connection/broker-connection.js';
import { within } from '../connection/within.js';
import { handling } from '../event/causes.js';
import { prepareCheck } from '../event/compiled-payload.js';
import type { ReceivedEvent, ReceivedRequest } from '../event/received-event.js';
import { EVENT_BUS } from '../handler/transport.js';
import { RefusedError } from '../messaging.errors.js';
import type { MessagingSettings } from '../nest/messaging-options.js';
import type { Publisher } from '../publisher/publisher.js';
import { AnswerSession } from '../request/answer-session.js';
import { assertRequests, assertTopology } from '../topology/assert-topology.js';
import { EXCHANGES, queueNames } from '../topology/queue-names.js';
import { EventSession } from './event-session.js';
import { Subscription } from './subscription.js';

/** How many requests are answered at the same time at most. */
const REQUESTS_AT_ONCE = 32;

/** How long starting waits for the broker; after that the service starts without, not ready, and goes on trying. */
const START_WAIT_MS = 15_000;

/** NestJS transport over RabbitMQ: decorators, pipes and guards are Nest's, delivery is ours (README, "What it guarantees"). */
export class EventBusStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = EVENT_BUS;
  override readonly propagatesEventHandlerErrors = true;
  private readonly connection: BrokerConnection;
  private subscriptions: readonly Subscription[] = [];

  constructor(
    private readonly settings: MessagingSettings,
    private readonly publisher: Publisher,
  ) {
    super();
    this.connection = new BrokerConnection(settings.amqpUrl, `akkoord.${settings.service}.consumer`, this.logger);
  }

  /** Whether messages would arrive now; part of readiness. */
  isConsuming(): boolean {
    return this.subscriptions.length > 0 && this.subscriptions.every((subscription) => subscription.isLive());
  }

  async listen(done: (error?: unknown) => void): Promise<void> {
    this.subscriptions = this.answersRequests() ? [this.toEvents(), this.toRequests()] : [this.toEvents()];
    for (const [type, { isEventHandler }] of this.messageHandlers) {
      if (isEventHandler) prepareCheck(eventDefinitionOf(type)!.payload);
    }
    await within(START_WAIT_MS, Promise.all(this.subscriptions.map((subscription) => subscription.start())));
    if (!this.isConsuming()) this.logger.warn('no broker yet: started without');
    done();
  }

  /** Stops intake, lets running handlers commit and acknowledge, then disconnects. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close(this.settings.drainTimeoutMs)));
    await this.connection.close();
  }

  on(): never {
    throw new Error('use isConsuming()');
  }

  unwrap<T>(): T {
    return this.connection as T;
  }

  private toEvents(): Subscription {
    const { connection, settings, publisher, logger: log, dispatch } = this;
    return new Subscription({
      connection,
      queue: queueNames(settings.service).main,
      prefetch: settings.prefetch,
      prepare: this.declare,
      open: (channel) => new EventSession({ channel, settings, publisher, log, dispatch }),
      lost: (reason) => void log.warn(`event consumer lost: ${reason}`),
    });
  }

  private toRequests(): Subscription {
    const { connection, settings, logger: log, answer } = this;
    return new Subscription({
      connection,
      queue: queueNames(settings.service).requests,
      prefetch: REQUESTS_AT_ONCE,
      prepare: (channel) => assertRequests(channel, settings.service),
      open: (channel) => new AnswerSession({ channel, settings, log, dispatch: answer }),
      lost: (reason) => void log.warn(`request consumer lost: ${reason}`),
    });
  }

  private readonly declare = (channel: Channel): Promise<void> => {
    const events = [...this.messageHandlers].filter(([, handler]) => handler.isEventHandler);
    const subscriptions = events.map(([type]) => ({ type, exchange: EXCHANGES[eventDefinitionOf(type)!.exchange] }));
    return assertTopology(channel, { ...this.settings, subscriptions });
  };

  private answersRequests(): boolean {
    return [...this.messageHandlers.values()].some((handler) => !handler.isEventHandler);
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
}
