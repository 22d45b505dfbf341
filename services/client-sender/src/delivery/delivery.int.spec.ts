import { eventually } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, TestErp } from '../testing/test-erp.js';

const erp = new TestErp();
const { sender } = erp;
const { connector } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

afterEach(() => {
  connector.answer = undefined;
});

describe('delivery', () => {
  it.each([
    ['the connection drops', 'drop' as const, 'CONNECTOR_UNREACHABLE'],
    ['the connector fails', { status: 503, headers: { 'retry-after': '0' } }, 'CONNECTOR_UNAVAILABLE'],
    ['the token is refused', { status: 401 }, 'CONNECTOR_TOKEN_REFUSED'],
  ])('is tried again when %s', async (_, answer, code) => {
    connector.answer = answer;
    const given = aReturn();
    await erp.submit(given);
    await eventually(async () => {
      expect((await erp.view(given.reference)).body).toMatchObject({
        delivery: 'queued',
        deliveryProblem: { code, attempt: expect.any(Number) },
        nextDeliveryAt: expect.any(String),
      });
    });
    connector.answer = undefined;
    const now = await erp.delivered(given.reference);
    expect(now).not.toHaveProperty('deliveryProblem');
    expect(connector.sent.get(given.reference)).toBeGreaterThan(1);
  });

  it('ends with the connector’s refusal, which the ERP hears', async () => {
    const messages = { nl: 'Kenmerk al gebruikt.', en: 'Reference used before.' };
    connector.answer = { status: 409, body: { code: 'EXTERNAL_MESSAGE_ID_REUSED', messages } };
    const given = aReturn();
    await erp.submit(given);
    await eventually(async () => {
      expect((await erp.view(given.reference)).body).toMatchObject({
        delivery: 'refused',
        deliveryProblem: { code: 'EXTERNAL_MESSAGE_ID_REUSED', messages, httpStatus: 409 },
      });
    });
    await eventually(() =>
      expect(erp.heardAbout(given.reference)).toMatchObject([
        { type: 'return.refused.v1', data: { code: 'EXTERNAL_MESSAGE_ID_REUSED', messageNl: messages.nl } },
      ]),
    );
    expect(connector.sent.get(given.reference)).toBe(1);
  });

  it('goes on after a restart with what was queued and with what a dead process held', async () => {
    await connector.stop();
    const given = Array.from({ length: 10 }, () => aReturn());
    await Promise.all(given.map((one) => erp.submit(one)));
    await sender.service.close();
    await sender.db.database.inSystem((tx) =>
      tx.query(`update delivery set is_held = true, attempt = attempt + 1, next_attempt_at = now() + interval '1 second'
                where state = 'queued' and return_id in (select return_id from delivery where state = 'queued' limit 5)`),
    );
    await connector.start();
    await sender.start();
    for (const { reference } of given) await erp.delivered(reference);
  });
});
