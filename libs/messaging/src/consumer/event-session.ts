import type { Channel, ConsumeMessage } from 'amqplib';
import type { ReceivedEvent } from '../event/received-event.js';
import type { MessagingSettings } from '../nest/messaging-options.js';
import type { Publisher } from '../publisher/publisher.js';
import { AckWindow } from './ack-window.js';
import { Batches } from './batches.js';
import { attemptOf, decodeDelivery } from './decode-delivery.js';
import { describeFailure, type Failure } from './describe-failure.js';
import { asideOf, nextAttempt, nextDelay, publishSurely } from './set-aside.js';
import { isSuspect } from './suspect.js';
import { whileAway } from './while-away.js';

/** A delivery whose body could be read. */
interface Delivery {
  readonly message: ConsumeMessage;
  readonly event: ReceivedEvent<object>;
}

export interface EventSessionOptions {
  readonly channel: Channel;
  readonly settings: MessagingSettings;
  readonly publisher: Publisher;
  /** Calls the handler; rejects with whatever the handler threw. */
  readonly dispatch: (type: string, batch: readonly ReceivedEvent<object>[]) => Promise<void>;
  readonly log: { warn(message: string): void; error(message: string): void };
}

/** What one channel has handed out, from delivery to settlement; it ends with the channel. This is the only place that acknowledges events. */
export class EventSession {
  private readonly ended = new AbortController();
  private readonly window: AckWindow;
  private readonly batches: Batches<Delivery>;
  private readonly refusing = new Set<Promise<void>>();

  constructor(private readonly options: EventSessionOptions) {
    const { channel, settings } = options;
    this.window = new AckWindow({
      ack: (deliveryTag, upTo) => channel.ack({ fields: { deliveryTag } } as ConsumeMessage, upTo),
    });
    this.batches = new Batches({
      keyOf: ({ event }) => `${event.type} ${event.tenant}`,
      handle: (deliveries) => this.handle(deliveries),
      maxBatch: settings.maxBatch,
      concurrency: settings.concurrency,
      restMs: settings.restMs,
    });
  }

  receive(message: ConsumeMessage): void {
    try {
      this.batches.add({ message, event: decodeDelivery(message, this.options.settings.maxBodyBytes) });
    } catch (error) {
      const refusal = this.setAside(message, describeFailure(error)).finally(() => this.refusing.delete(refusal));
      this.refusing.add(refusal);
    }
  }

  /** Leaves what has not begun to others and waits for what has. */
  async drain(): Promise<void> {
    this.batches.clear();
    await this.batches.drained();
    await Promise.all(this.refusing);
  }

  /** The channel is gone: the broker hands everything unsettled out again, so nothing more is begun or settled here. */
  end(): void {
    this.ended.abort();
    this.batches.clear();
  }

  /** Settles every message of a batch; a batch that fails is repeated one by one, so that only the message at fault fails. */
  private async handle(deliveries: readonly Delivery[]): Promise<void> {
    const failure = await this.attempt(deliveries);
    if (!failure) return;
    if (deliveries.length === 1) return this.setAside(deliveries[0]!.message, failure, deliveries[0]!.event);
    const failed: Promise<void>[] = [];
    for (const delivery of deliveries) {
      if (this.ended.signal.aborted) break;
      const own = await this.attempt([delivery]);
      if (own) failed.push(this.setAside(delivery.message, own, delivery.event));
    }
    await Promise.all(failed);
  }

  private async attempt(deliveries: readonly Delivery[]): Promise<Failure | undefined> {
    const began = performance.now();
    const type = deliveries[0]!.event.type;
    const batch = deliveries.map(({ event }) => event);
    try {
      // A suspect message waits in a retry queue, where a lost consumer is not counted against it.
      const patience = deliveries.some(({ message }) => isSuspect(message)) ? { forMs: 0 } : {};
      await whileAway(() => this.options.dispatch(type, batch), { signal: this.ended.signal, ...patience });
    } catch (error) {
      return describeFailure(error);
    }
    const seconds = (performance.now() - began) / 1000;
    this.options.settings.metrics.consumed(type, 'handled', deliveries.length, seconds);
    this.settle(() => this.window.settle(deliveries.map(({ message }) => message.fields.deliveryTag)));
    return undefined;
  }

  /** Retry queue or dead queue, then the ack. If even that is impossible the broker itself dead-letters the message. */
  private async setAside(message: ConsumeMessage, failure: Failure, event?: ReceivedEvent<object>): Promise<void> {
    const { channel, log, publisher, settings } = this.options;
    const delayMs = nextDelay(failure, attemptOf(message), settings.retryDelaysMs);
    const setting = {
      service: settings.service,
      delayMs,
      nextAttempt: nextAttempt(failure, attemptOf(message), settings.retryDelaysMs),
      now: new Date(),
      eventId: event?.id,
    };
    const publish = () => publisher.publish(asideOf(message, failure, setting));
    const published = await publishSurely(publish, { signal: this.ended.signal });
    if (this.ended.signal.aborted) return;
    const tag = message.fields.deliveryTag;
    if (published) this.settle(() => this.window.settle([tag]));
    else {
      this.window.rejected(tag);
      this.settle(() => channel.reject(message, false));
    }
    const type = event?.type ?? 'unknown';
    settings.metrics.consumed(type, delayMs === undefined ? 'dead' : 'retried', 1, 0);
    const line = `${type} ${event?.id ?? ''} attempt ${attemptOf(message)}: ${failure.code} ${failure.message}`;
    if (delayMs === undefined) log.error(`to the dead queue: ${line}`);
    else log.warn(`again in ${delayMs} ms: ${line}`);
  }

  /** A channel that has just closed throws; its messages come back by themselves. */
  private settle(action: () => void): void {
    if (this.ended.signal.aborted) return;
    try {
      action();
    } catch (error) {
      this.options.log.warn(`could not acknowledge: ${(error as Error).message}`);
    }
  }
}
