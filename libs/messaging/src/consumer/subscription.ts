import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from '../connection/broker-connection.js';
import { supervise } from '../connection/supervise.js';
import { closed, within } from '../connection/within.js';
import { isSuspect } from './suspect.js';

/** What one channel has handed out; it ends with the channel. */
export interface Session {
  receive(message: ConsumeMessage): void;
  /** Leaves what has not begun to others and waits for what has. */
  drain(): Promise<void>;
  /** The channel is gone: nothing more is settled. */
  end(): void;
}

export interface SubscriptionOptions {
  readonly connection: BrokerConnection;
  readonly queue: string;
  readonly prefetch: number;
  readonly prepare: (channel: Channel) => Promise<void>;
  readonly open: (channel: Channel) => Session;
  readonly lost: (reason: string) => void;
}

interface Held {
  readonly channel: Channel;
  readonly session: Session;
  tag: string;
  widening?: Promise<void>;
}

/** A broker that restarts may leave a call on a queue unanswered for a minute; a new channel fares better. */
const ANSWER_MS = 30_000;
const FAREWELL_MS = 5000;

/** Keeps one consumer on one queue: reconnect, channel error and cancel by the broker all end the same wait, and it begins again. */
export class Subscription {
  private readonly stopping = new AbortController();
  private held?: Held;
  private live = false;
  private supervision?: Promise<void>;

  constructor(private readonly options: SubscriptionOptions) {}

  isLive(): boolean {
    return this.live;
  }

  /** Resolves when messages arrive for the first time. */
  start(): Promise<void> {
    return new Promise((subscribed) => {
      this.supervision = supervise({
        signal: this.stopping.signal,
        run: (signal) => this.consumeUntilLost(signal, subscribed),
        lost: this.options.lost,
      });
    });
  }

  /** Stops intake, lets running handlers commit and acknowledge, and closes the channel. */
  async close(drainTimeoutMs: number): Promise<void> {
    const { held, live } = this;
    this.stopping.abort();
    if (held) {
      await within(FAREWELL_MS, held.widening ?? Promise.resolve());
      if (live) await within(FAREWELL_MS, held.channel.cancel(held.tag));
      await within(drainTimeoutMs, held.session.drain());
      held.session.end();
      // Closing the channel waits for the acks to be written; closing the connection alone loses the last one.
      await within(FAREWELL_MS, closed(held.channel));
    }
    await this.supervision;
  }

  private async consumeUntilLost(signal: AbortSignal, subscribed: () => void): Promise<string> {
    const lost = Promise.withResolvers<string>();
    signal.addEventListener('abort', () => lost.resolve('stopping'), { once: true });
    const channel = await Promise.race([this.options.connection.createChannel(), lost.promise]);
    if (typeof channel === 'string') return channel;
    channel.on('error', (error) => lost.resolve(error.message));
    channel.on('close', () => lost.resolve('channel closed'));
    const held: Held = { channel, session: this.options.open(channel), tag: randomUUID() };
    this.held = held;
    try {
      const begun = await Promise.race([this.begin(held, lost.resolve), lost.promise, unanswered(signal)]);
      if (begun !== undefined) return begun;
      this.live = true;
      subscribed();
      return await lost.promise;
    } finally {
      this.live = false;
      if (!signal.aborted) {
        held.session.end();
        this.held = undefined;
        void closed(channel);
      }
    }
  }

  /** Begins with one message in hand, so that a suspect one is alone when it ends the consumer again; the first that is not suspect shows that there is no need. */
  private async begin(held: Held, lost: (reason: string) => void): Promise<undefined> {
    await this.options.prepare(held.channel);
    await this.consume(
      held,
      1,
      (message) => {
        if (!isSuspect(message)) held.widening ??= this.widen(held, lost);
        held.session.receive(message);
      },
      lost,
    );
  }

  /**
   * A consumer's prefetch cannot be changed: another one takes its place, on the same channel. The cancel goes out before the message in hand is
   * acknowledged, so that the broker sends no other one to the cancelled tag: amqplib ends the connection on that ("Unknown consumer").
   */
  private async widen(held: Held, lost: (reason: string) => void): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const { channel, session, tag } = held;
    try {
      await channel.cancel(tag);
      held.tag = randomUUID();
      await this.consume(held, this.options.prefetch, (message) => session.receive(message), lost);
    } catch (error) {
      lost((error as Error).message);
    }
  }

  private async consume(
    { channel, tag }: Held,
    prefetch: number,
    take: (message: ConsumeMessage) => void,
    lost: (reason: string) => void,
  ): Promise<void> {
    await channel.prefetch(prefetch);
    // The broker tells of a cancelled consumer with null: unguarded, that ends the process.
    const taken = (message: ConsumeMessage | null) => (message ? take(message) : lost('cancelled by the broker'));
    await channel.consume(this.options.queue, taken, { consumerTag: tag });
  }
}

const unanswered = (signal: AbortSignal): Promise<string> =>
  wait(ANSWER_MS, 'the broker does not answer', { signal, ref: false }).catch(() => 'stopping');
