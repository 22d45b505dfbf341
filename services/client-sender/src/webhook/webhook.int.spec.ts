import { createHmac } from 'node:crypto';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, TestErp } from '../testing/test-erp.js';
import { WebhookReceiver } from '../testing/webhook-receiver.js';

const erp = new TestErp();
const { sender } = erp;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

describe('webhook', () => {
  it('posts every status signed, and again until it is taken', async () => {
    const receiver = await new WebhookReceiver().start();
    try {
      expect((await sender.call('GET', '/v1/webhook')).status).toBe(404);
      const set = await sender.call('PUT', '/v1/webhook', { url: receiver.url });
      const { secret } = set.body;
      expect(secret).toMatch(/^whsec_/);
      expect((await sender.call('PUT', '/v1/webhook', { url: receiver.url })).body).toEqual({ url: receiver.url });
      receiver.status = 500;
      const given = aReturn();
      await erp.submit(given);
      await eventually(() => expect(receiver.received.length).toBeGreaterThan(1));
      expect((await sender.call('GET', '/v1/webhook')).body).toMatchObject({ lastStatus: 500 });
      receiver.status = 204;
      await eventually(async () =>
        expect((await sender.call('GET', '/v1/webhook')).body).toMatchObject({ lastStatus: 204 }),
      );
      const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
      expect(ids.size).toBe(1);
      const { headers, body } = receiver.received.at(-1)!;
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
      expect(JSON.parse(body)).toMatchObject({
        type: 'return.status-changed.v1',
        data: { reference: given.reference, step: { status: 10 } },
      });
      expect((await sender.call('DELETE', '/v1/webhook')).status).toBe(204);
    } finally {
      await receiver.stop();
    }
  });
});
