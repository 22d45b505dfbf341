import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, GetMessage } from 'amqplib';
import { BrokerConnection, type ConnectionLog } from '../connection/broker-connection.js';
import { Publisher } from '../publisher/publisher.js';
import { queueNames } from '../topology/queue-names.js';
import { type DeadFilter, type DeadMessage, isMeant, readDead, replayOf } from './dead-message.js';

/** Whose dead queue, where. */
export interface DeadQueueOptions {
  readonly amqpUrl: string;
  readonly service: string;
  readonly filter?: DeadFilter;
  /** Looks at so many messages at most; default 10,000. */
  readonly limit?: number;
  readonly log?: ConnectionLog;
}

/** Lists what is in a service's dead queue, oldest first, and leaves it there. */
export function listDead(options: DeadQueueOptions): Promise<DeadMessage[]> {
  return withDead(options, async (found) => found.map(({ dead }) => dead));
}

/** Hands dead messages back to their service, confirmed before they leave the dead queue; gives those it handed back. */
export function replayDead(options: DeadQueueOptions): Promise<DeadMessage[]> {
  const queue = queueNames(options.service).main;
  return withDead(options, async (found, channel, publisher) => {
    publisher.start();
    for (const { message } of found) {
      await publisher.publish(replayOf(message, queue, new Date()));
      channel.ack(message);
    }
    return found.map(({ dead }) => dead);
  });
}

/** A connection keeps trying by itself; a person at a keyboard wants to know. */
async function unreachable(): Promise<never> {
  await wait(CONNECT_MS, undefined, { ref: false });
  throw new Error(`the broker did not answer within ${CONNECT_MS / 1000} s`);
}

interface Found {
  readonly message: GetMessage;
  readonly dead: DeadMessage;
}

const CONNECT_MS = 10_000;

const SILENT: ConnectionLog = { warn: () => undefined };

/** Holds what is in the queue while `work` runs; closing the channel gives back what was not acknowledged. */
async function withDead<T>(
  options: DeadQueueOptions,
  work: (found: readonly Found[], channel: Channel, publisher: Publisher) => Promise<T>,
): Promise<T> {
  const log = options.log ?? SILENT;
  const connection = new BrokerConnection(options.amqpUrl, 'akkoord.replay', log);
  const publisher = new Publisher(new BrokerConnection(options.amqpUrl, 'akkoord.replay.publisher', log), log);
  const channel = await Promise.race([connection.createChannel(), unreachable()]).catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });
  try {
    const messages = await takeAll(channel, queueNames(options.service).dead, options.limit ?? 10_000);
    const found = messages.map((message) => ({ message, dead: readDead(message) }));
    return await work(
      found.filter(({ dead }) => isMeant(dead, options.filter ?? {})),
      channel,
      publisher,
    );
  } finally {
    await publisher.close();
    await channel.close().catch(() => undefined); // a queue that does not exist has closed it
    await connection.close();
  }
}

async function takeAll(channel: Channel, queue: string, limit: number): Promise<GetMessage[]> {
  const { messageCount } = await channel.checkQueue(queue);
  const messages: GetMessage[] = [];
  while (messages.length < Math.min(messageCount, limit)) {
    const message = await channel.get(queue);
    if (!message) break;
    messages.push(message);
  }
  return messages;
}
