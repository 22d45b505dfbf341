import { requestDefinitionOf } from '@akkoord/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import { describeFailure } from '../consumer/describe-failure.js';
import { parseBody } from '../event/message-body.js';
import type { ReceivedRequest } from '../event/received-event.js';
import { validatePayload } from '../event/validate-payload.js';
import { RefusedError } from '../messaging.errors.js';
import type { MessagingSettings } from '../nest/messaging-options.js';
import { type Answer, headerText, refusedAnswer, REQUEST_HEADERS } from './request-wire.js';

export interface AnswerSessionOptions {
  readonly channel: Channel;
  readonly settings: MessagingSettings;
  /** Calls the handler; rejects with whatever the handler threw. */
  readonly dispatch: (request: ReceivedRequest<object>) => Promise<object>;
  readonly log: { error(message: string): void };
}

/** Answers requests on one channel. The answer goes out before the ack: after a crash between the two the request comes again, with the same idempotency key. */
export class AnswerSession {
  private readonly running = new Set<Promise<void>>();
  private ended = false;

  constructor(private readonly options: AnswerSessionOptions) {}

  receive(message: ConsumeMessage): void {
    const work = this.answer(message).finally(() => this.running.delete(work));
    this.running.add(work);
  }

  async drain(): Promise<void> {
    await Promise.all(this.running);
  }

  end(): void {
    this.ended = true;
  }

  private async answer(message: ConsumeMessage): Promise<void> {
    const began = performance.now();
    const answer = await this.decide(message);
    const type = String(message.properties.type ?? 'unknown');
    this.options.settings.metrics.answered(type, answer.outcome, (performance.now() - began) / 1000);
    if (this.ended) return;
    const replyTo = message.properties.replyTo as string | undefined;
    try {
      if (replyTo) {
        const body = Buffer.from(JSON.stringify(answer));
        const options = { correlationId: String(message.properties.correlationId), contentType: 'application/json' };
        this.options.channel.publish('', replyTo, body, options);
      }
      this.options.channel.ack(message);
    } catch (error) {
      this.options.log.error(`could not answer ${type}: ${(error as Error).message}`);
    }
  }

  private async decide(message: ConsumeMessage): Promise<Answer> {
    try {
      const value = await this.options.dispatch(requestOf(message, this.options.settings.maxBodyBytes));
      return { outcome: 'answered', value };
    } catch (error) {
      if (error instanceof RefusedError) return refusedAnswer(error);
      const { code, message: said } = describeFailure(error);
      this.options.log.error(`${String(message.properties.type)} failed: ${code} ${said}`);
      return { outcome: 'failed' };
    }
  }
}

function requestOf(message: ConsumeMessage, maxBytes: number): ReceivedRequest<object> {
  const { properties } = message;
  const definition = requestDefinitionOf(String(properties.type));
  if (!definition) throw new RefusedError('REQUEST_UNKNOWN', { message: 'no request of this type is known' });
  const id = String(properties.messageId);
  return {
    id,
    type: definition.type,
    tenant: headerText(message, REQUEST_HEADERS.tenant),
    idempotencyKey: headerText(message, REQUEST_HEADERS.idempotencyKey),
    correlationId: String(properties.correlationId ?? id),
    headers: properties.headers ?? {},
    data: validatePayload(definition.payload, parseBody(message.content, maxBytes)),
  };
}
