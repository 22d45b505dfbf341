import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new signing secret: `whsec_` and 256 bits in base64 (Standard Webhooks). */
export const newWebhookSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** What is signed: the id of the message (the same at every attempt), the time of this attempt and the body as sent. */
export interface SignedParts {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** Value of `webhook-signature`: `v1,` and HMAC-SHA256 over `id.timestamp.body` in base64 (standardwebhooks.com, "Signature scheme"). */
export function webhookSignature(secret: string, { id, timestamp, body }: SignedParts): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
