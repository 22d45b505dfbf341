import type { Channel } from 'amqplib';
import { EXCHANGES, queueNames } from './queue-names.js';

export interface TopologyOptions {
  readonly service: string;
  readonly retryDelaysMs: readonly number[];
  /** Exchange and event type of every handler. */
  readonly subscriptions: readonly { readonly exchange: string; readonly type: string }[];
}

/** Times a message may be handed out again after a crash before it counts as the crash's cause; ordinary failures are republished and do not count. */
export const DELIVERY_LIMIT = 20;

// RabbitMQ 4 gives every quorum queue a limit of 20. Looking through the dead queue hands its messages back, which counts; none may be lost by looking.
const WITHOUT_LIMIT = 1_000_000;

const quorum = (deliveryLimit: number) => ({ 'x-queue-type': 'quorum', 'x-delivery-limit': deliveryLimit });

/** At-least-once dead-lettering is only accepted together with reject-publish: without room at the target the source keeps the message. */
const deadLetterTo = (queue: string) => ({
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': queue,
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});

/** Declares everything the events of a service need; idempotent, so it runs after every connect. The same on RabbitMQ 3.10 to 4.x: durable quorum queues only, every limit explicit. */
export async function assertTopology(channel: Channel, options: TopologyOptions): Promise<void> {
  const names = queueNames(options.service);
  await assertExchanges(channel);
  await channel.assertQueue(names.dead, { durable: true, arguments: quorum(WITHOUT_LIMIT) });
  await channel.assertQueue(names.main, {
    durable: true,
    arguments: { ...quorum(DELIVERY_LIMIT), ...deadLetterTo(names.dead) },
  });
  for (const delay of options.retryDelaysMs) {
    await channel.assertQueue(names.retry(delay), {
      durable: true,
      arguments: { ...quorum(WITHOUT_LIMIT), 'x-message-ttl': delay, ...deadLetterTo(names.main) },
    });
  }
  for (const { exchange, type } of options.subscriptions) {
    await channel.bindQueue(names.main, exchange, `${type}.#`); // `#` also stands for no word at all
  }
}

/** Declares the queue of requests to a service. A request nobody took in time is of no use later: it expires, and its caller asks again. */
export async function assertRequests(channel: Channel, service: string): Promise<void> {
  const { requests } = queueNames(service);
  await channel.assertQueue(requests, { durable: true, arguments: quorum(DELIVERY_LIMIT) });
}

/** Declares the two exchanges; a publisher does so too, as it may be there first. */
export async function assertExchanges(channel: Channel): Promise<void> {
  for (const exchange of Object.values(EXCHANGES)) await channel.assertExchange(exchange, 'topic', { durable: true });
}
