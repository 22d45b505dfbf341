import type { ConfirmChannel, Message, Options } from 'amqplib';
import { supervise } from '../connection/supervise.js';
import { closed, within } from '../connection/within.js';
import type { BrokerConnection, ConnectionLog } from '../connection/broker-connection.js';
import { ConnectionLostError, NotConfirmedError, unroutable } from '../messaging.errors.js';
import { assertExchanges } from '../topology/assert-topology.js';
import { Slots } from './slots.js';

/** A message on its way to the broker. */
export interface Publication {
  /** Empty: straight to the queue that the routing key names. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly options: Options.Publish & { readonly messageId: string };
}

/** Unconfirmed messages at most: one at a time gives 720/s, 500 give 13,800/s (reliability measurements). */
const IN_FLIGHT = 500;

/** How long closing waits for confirms; a blocked broker gives none. */
const CLOSING_MS = 5000;

/** Publishes with confirms, many at a time, over a connection of its own: a blocked publisher must not keep a consumer from acknowledging. */
export class Publisher {
  private readonly slots = new Slots(IN_FLIGHT);
  private readonly stopping = new AbortController();
  private readonly returned = new Set<string>();
  private current = Promise.withResolvers<ConfirmChannel>();
  private supervision?: Promise<void>;

  constructor(
    private readonly connection: BrokerConnection,
    private readonly log: ConnectionLog,
  ) {
    this.current.promise.catch(() => undefined);
  }

  /** Begins to connect; publishing waits until there is a channel. */
  start(): void {
    this.supervision ??= supervise({
      signal: this.stopping.signal,
      run: () => this.holdChannel(),
      lost: (reason) => this.log.warn(`publisher lost its channel: ${reason}`),
    });
  }

  /**
   * Resolves when the broker has the message on disk. Rejects with UnroutableError, NotConfirmedError, or ConnectionLostError
   * (it may have arrived: publish again with the same id, receivers drop the second).
   */
  async publish(publication: Publication): Promise<void> {
    await this.slots.take();
    try {
      while (this.connection.unblocked) await this.connection.unblocked;
      await this.send(await this.current.promise, publication);
    } finally {
      this.slots.give();
    }
  }

  /** Waits for what is unconfirmed, then disconnects. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.current.reject(new ConnectionLostError('the publisher is closed'));
    await this.supervision;
    await this.connection.close();
  }

  private async holdChannel(): Promise<string> {
    const channel = await untilAborted(this.connection.createConfirmChannel(), this.stopping.signal);
    const lost = new Promise<string>((resolve) => {
      channel.on('error', (error) => resolve(error.message));
      channel.on('close', () => resolve('channel closed'));
      this.stopping.signal.addEventListener('abort', () => resolve('stopping'), { once: true });
    });
    channel.on('return', (message: Message) => this.returned.add(String(message.properties.messageId)));
    await assertExchanges(channel);
    this.current.resolve(channel);
    const reason = await lost;
    if (this.stopping.signal.aborted) {
      await within(CLOSING_MS, channel.waitForConfirms());
      await within(CLOSING_MS, closed(channel));
    } else {
      this.current = Promise.withResolvers<ConfirmChannel>();
      this.current.promise.catch(() => undefined);
      this.returned.clear();
    }
    return reason;
  }

  private send(channel: ConfirmChannel, { exchange, routingKey, body, options }: Publication): Promise<void> {
    return new Promise((resolve, reject) => {
      const confirmed = (error: unknown): void => {
        // basic.return comes before basic.ack of the same message.
        if (this.returned.delete(options.messageId)) reject(unroutable(routingKey));
        else if (!error) resolve();
        else if ((error as Error).message === 'message nacked') reject(new NotConfirmedError(`refused: ${routingKey}`));
        else reject(new ConnectionLostError('the connection was lost before the confirm', { cause: error }));
      };
      try {
        channel.publish(exchange, routingKey, body, { persistent: true, mandatory: true, ...options }, confirmed);
      } catch (cause) {
        reject(isClosed(cause) ? new ConnectionLostError('the channel is closed', { cause }) : (cause as Error));
      }
    });
  }
}

const isClosed = (error: unknown): boolean => (error as Error).name === 'IllegalOperationError';

/** A channel is only given once there is a connection; closing does not wait for a broker that is away. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(new Error('stopping'));
    signal.addEventListener('abort', () => reject(new Error('stopping')), { once: true });
    promise.then(resolve, reject);
  });
}
