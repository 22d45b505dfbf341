import { randomUUID } from 'node:crypto';
import { type ConfirmChannel, connect, type Options } from 'amqplib';
import { CLOUD_EVENTS_JSON } from '../event/cloud-event.js';
import { EXCHANGES } from '../topology/queue-names.js';

/** A client of the broker that knows nothing of this library: what a test sends and sees from outside. */
export interface RawBroker {
  readonly channel: ConfirmChannel;
  /** Publishes a CloudEvent, or `raw` in its place. */
  send(type: string, data: unknown, options?: SendOptions): Promise<string>;
  waiting(queue: string): Promise<number>;
  consumers(queue: string): Promise<number>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly id?: string;
  readonly tenant?: string;
  readonly exchange?: string;
  readonly raw?: Buffer;
  readonly publish?: Options.Publish;
}

export async function rawBroker(amqpUrl: string): Promise<RawBroker> {
  const connection = await connect(amqpUrl);
  const channel = await connection.createConfirmChannel();
  const count = (queue: string) => channel.checkQueue(queue);
  return {
    channel,
    send: async (type, data, options = {}) => {
      const id = options.id ?? randomUUID();
      const body = options.raw ?? Buffer.from(JSON.stringify(cloudEvent(id, type, data, options.tenant ?? '12345')));
      const publish = { messageId: id, type, contentType: CLOUD_EVENTS_JSON, persistent: true, ...options.publish };
      await confirmed(channel, options.exchange ?? EXCHANGES.internal, type, body, publish);
      return id;
    },
    waiting: async (queue) => (await count(queue)).messageCount,
    consumers: async (queue) => (await count(queue)).consumerCount,
    close: () => connection.close(),
  };
}

const cloudEvent = (id: string, type: string, data: unknown, tenant: string) => ({
  specversion: '1.0',
  id,
  source: '/test',
  type,
  subject: 's',
  time: '2026-01-01T00:00:00Z',
  tenant,
  correlationid: 'c',
  data,
});

function confirmed(
  channel: ConfirmChannel,
  exchange: string,
  key: string,
  body: Buffer,
  options: Options.Publish,
): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.publish(exchange, key, body, options, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
