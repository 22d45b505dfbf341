import { LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Agent, request } from 'undici';
import { ClientSenderConfig } from '../client-sender.config.js';
import { webhookSignature } from './sign-webhook.js';
import { checkWebhookUrl, publicLookup } from './webhook-address.js';

/** Time a receiver has to answer. */
const TIMEOUT_MS = 10_000;

/** Posts one signed message (Standard Webhooks); never follows a redirect and never reads what comes back. */
@Injectable()
export class PostWebhook implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(
    private readonly config: ClientSenderConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    const connect = { timeout: 5000, ...(config.webhookAllowPrivate ? {} : { lookup: publicLookup }) };
    this.agent = new Agent({ connections: 16, keepAliveTimeout: 10_000, connect });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  /** The HTTP status of the answer; undefined when none came. */
  async post(address: string, secret: string, message: { id: string; body: string }): Promise<number | undefined> {
    const timestamp = Math.floor(Date.now() / 1000);
    try {
      const url = checkWebhookUrl(address, this.config.webhookAllowPrivate);
      const { statusCode, body } = await request(url, {
        method: 'POST',
        dispatcher: this.agent,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Akkoord-Webhooks/1',
          'webhook-id': message.id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': webhookSignature(secret, { ...message, timestamp }),
        },
        body: message.body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await body.dump({ limit: 65_536 });
      return statusCode;
    } catch (error) {
      this.log.debug({ err: error, webhookId: message.id }, 'the webhook gave no answer');
      return undefined;
    }
  }
}
