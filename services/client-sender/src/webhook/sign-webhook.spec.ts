import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newWebhookSecret, webhookSignature } from './sign-webhook.js';

describe('webhook signature', () => {
  it('gives the published example of Standard Webhooks', () => {
    const signature = webhookSignature('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    });
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('makes secrets of 256 bits whose base64 is the key', () => {
    const secret = newWebhookSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const key = Buffer.from(secret.slice(6), 'base64');
    const expected = createHmac('sha256', key).update('m.1.x').digest('base64');
    expect(webhookSignature(secret, { id: 'm', timestamp: 1, body: 'x' })).toBe(`v1,${expected}`);
  });
});
