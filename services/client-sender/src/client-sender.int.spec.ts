import { createHmac, randomUUID } from 'node:crypto';
import { EXCHANGES, queueNames } from '@akkoord/messaging';
import { eventually } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { type Json, TestSender } from './testing/test-sender.js';
import { WebhookReceiver } from './testing/webhook-receiver.js';

const sender = new TestSender();
const { connector, bakery, garage } = sender;
let broker: ChannelModel;
let channel: ConfirmChannel;
/** What the bakery's ERP hears over AMQP. */
const heard: { type: string; data: Json }[] = [];

beforeAll(async () => {
  await sender.begin();
  broker = await connect(sender.broker.url);
  channel = await broker.createConfirmChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, EXCHANGES.erp, `return.status-changed.v1.${bakery.id}`);
  await channel.bindQueue(queue, EXCHANGES.erp, `return.refused.v1.${bakery.id}`);
  await channel.consume(queue, (message) => message && heard.push(JSON.parse(message.content.toString())), {
    noAck: true,
  });
});

afterAll(async () => {
  await broker?.close();
  await sender.end();
});

afterEach(() => {
  connector.answer = undefined;
});

const figures = {
  vatNumber: '123456782B01',
  period: '2026-Q3',
  boxes: { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 },
  contact: { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' },
};
const aReturn = (parts: object = {}) => ({ reference: `r-${randomUUID()}`, kind: 'vat-return', figures, ...parts });
const submit = (body: object, token?: string) => sender.call('POST', '/v1/returns', body, token);
const view = async (reference: string, token?: string) =>
  sender.call('GET', `/v1/returns/${encodeURIComponent(reference)}`, undefined, token);
const delivered = (reference: string) =>
  eventually(async () => {
    const { body } = await view(reference);
    expect(body).toMatchObject({ delivery: 'delivered', status: 10, messageId: expect.any(String) });
    return body;
  });
const heardAbout = (reference: string) => heard.filter(({ data }) => data.reference === reference);

async function publish(body: unknown, headers: object, messageId: string = randomUUID()): Promise<string> {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  channel.publish(EXCHANGES.erp, 'return.submitted.v1', Buffer.from(content), { headers, messageId, persistent: true });
  await channel.waitForConfirms();
  return messageId;
}

describe('intake over HTTP', () => {
  it('takes figures, makes XBRL and delivers it', async () => {
    const given = aReturn({ reference: `2026/Q3:${randomUUID()}` });
    const { status, body } = await submit(given);
    expect(status).toBe(202);
    expect(body).toMatchObject({ reference: given.reference, delivery: 'queued', history: [] });
    const now = await delivered(given.reference);
    const document = await sender.call('GET', `/v1/returns/${encodeURIComponent(given.reference)}/document`);
    const sent = connector.taken.get(given.reference)!;
    expect(sent.message).toMatchObject({ kind: 'vat-return', contentSha256: now.documentSha256 });
    expect(Buffer.from(sent.message.content, 'base64').toString()).toBe(document.body);
    expect(now).toMatchObject({ messageId: sent.messageId, history: [{ status: 10, sequence: 1 }] });
    expect(connector.sent.get(given.reference)).toBe(1);
  });

  it('tells what only the office can know once it took the return: here that it is late', async () => {
    const late = { code: 'CHECK_FILED_LATE', severity: 'warn', messageNl: 'Te laat.', messageEn: 'Late.' } as const;
    connector.findings = [late];
    try {
      const given = aReturn({ figures: { ...figures, period: '2024-Q3' } });
      const { body } = await submit(given);
      const codes = ({ findings }: Json) => (findings as { code: string }[]).map(({ code }) => code);
      expect(codes(body)).not.toContain(late.code);
      await eventually(async () => expect((await view(given.reference)).body.findings).toContainEqual(late));
      expect(codes((await submit(given)).body).filter((code) => code === late.code)).toHaveLength(1);
    } finally {
      connector.findings = [];
    }
  });

  it('passes finished XBRL on byte for byte', async () => {
    const made = aReturn();
    await submit(made);
    await delivered(made.reference);
    const xbrl = connector.taken.get(made.reference)!.message.content;
    const given = aReturn({ figures: undefined, xbrl });
    expect((await submit(given)).status).toBe(202);
    await delivered(given.reference);
    expect(connector.taken.get(given.reference)!.message.content).toBe(xbrl);
  });

  it('answers a repeat the same, and refuses the reference for something else', async () => {
    const given = aReturn();
    const first = await submit(given);
    const again = await submit(given);
    expect([first.status, again.status]).toEqual([202, 200]);
    expect(again.body.returnId).toBe(first.body.returnId);
    const other = await submit({ ...given, figures: { ...figures, boxes: { '1a.tax': 1 } } });
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'REFERENCE_REUSED', params: { reference: given.reference } },
    });
  });

  it('takes one of many at the same time with the same reference', async () => {
    const given = aReturn();
    const other = { ...given, figures: { ...figures, boxes: { '1a.tax': 1 } } };
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => submit(index % 2 === 0 ? given : other)),
    );
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(202), count(200), count(409)]).toEqual([1, 9, 10]);
    const ids = new Set(replies.filter(({ status }) => status !== 409).map(({ body }) => body.returnId));
    expect(ids.size).toBe(1);
  });

  it('refuses what is not right, naming where', async () => {
    const wrong = await submit(aReturn({ figures: { ...figures, boxes: { ...figures.boxes, '5a': 1 } } }));
    expect(wrong).toMatchObject({ status: 422, body: { code: 'ARITHMETIC_5A', params: { box: '5a' } } });
    const typo = await submit(aReturn({ figurs: {} }));
    expect(typo).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    const bomb = Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>').toString('base64');
    const broken = await submit(aReturn({ figures: undefined, xbrl: bomb }));
    expect(broken).toMatchObject({ status: 422, body: { code: 'FR-NL-1.03' } });
  });

  it('refuses a body that is too large, and reads none without a token', async () => {
    const huge = { ...aReturn(), xbrl: 'A'.repeat(37 * 1024 * 1024) };
    expect(await submit(huge)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } });
    expect(await submit(aReturn(), 'ake_wrong')).toMatchObject({ status: 401, body: { code: 'ERP_TOKEN_INVALID' } });
    expect((await submit(aReturn(), `ake_${'x'.repeat(43)}`)).status).toBe(401);
  });

  it('shows an environment its own returns only', async () => {
    const given = aReturn();
    await submit(given);
    expect(await view(given.reference, garage.erpToken)).toMatchObject({
      status: 404,
      body: { code: 'RETURN_UNKNOWN' },
    });
    expect((await submit(given, garage.erpToken)).status).toBe(202);
    const mine = await sender.call('GET', '/v1/returns?limit=200');
    const theirs = await sender.call('GET', '/v1/returns', undefined, garage.erpToken);
    expect(theirs.body.returns).toHaveLength(1);
    expect(mine.body.returns.length).toBeGreaterThan(1);
    expect(mine.body.returns[0]).toMatchObject({ reference: given.reference });
  });
});

describe('delivery', () => {
  it.each([
    ['the connection drops', 'drop' as const, 'CONNECTOR_UNREACHABLE'],
    ['the connector fails', { status: 503, headers: { 'retry-after': '0' } }, 'CONNECTOR_UNAVAILABLE'],
    ['the token is refused', { status: 401 }, 'CONNECTOR_TOKEN_REFUSED'],
  ])('is tried again when %s', async (_, answer, code) => {
    connector.answer = answer;
    const given = aReturn();
    await submit(given);
    await eventually(async () => {
      expect((await view(given.reference)).body).toMatchObject({
        delivery: 'queued',
        deliveryProblem: { code, attempt: expect.any(Number) },
        nextDeliveryAt: expect.any(String),
      });
    });
    connector.answer = undefined;
    const now = await delivered(given.reference);
    expect(now).not.toHaveProperty('deliveryProblem');
    expect(connector.sent.get(given.reference)).toBeGreaterThan(1);
  });

  it('ends with the connector’s refusal, which the ERP hears', async () => {
    const messages = { nl: 'Kenmerk al gebruikt.', en: 'Reference used before.' };
    connector.answer = { status: 409, body: { code: 'EXTERNAL_MESSAGE_ID_REUSED', messages } };
    const given = aReturn();
    await submit(given);
    await eventually(async () => {
      expect((await view(given.reference)).body).toMatchObject({
        delivery: 'refused',
        deliveryProblem: { code: 'EXTERNAL_MESSAGE_ID_REUSED', messages, httpStatus: 409 },
      });
    });
    await eventually(() =>
      expect(heardAbout(given.reference)).toMatchObject([
        { type: 'return.refused.v1', data: { code: 'EXTERNAL_MESSAGE_ID_REUSED', messageNl: messages.nl } },
      ]),
    );
    expect(connector.sent.get(given.reference)).toBe(1);
  });

  it('goes on after a restart with what was queued and with what a dead process held', async () => {
    await connector.stop();
    const given = Array.from({ length: 10 }, () => aReturn());
    await Promise.all(given.map((one) => submit(one)));
    await sender.service.close();
    await sender.db.database.inSystem((tx) =>
      tx.query(`update delivery set is_held = true, attempt = attempt + 1, next_attempt_at = now() + interval '1 second'
                where state = 'queued' and return_id in (select return_id from delivery where state = 'queued' limit 5)`),
    );
    await connector.start();
    await sender.start();
    for (const { reference } of given) await delivered(reference);
  });
});

describe('statuses', () => {
  it('reach the ERP as they happen, in order, with what came with them', async () => {
    const given = aReturn();
    await submit(given);
    await delivered(given.reference);
    connector.push(given.reference, 30, 2);
    connector.push(given.reference, 60, 4, { kenmerk: 'K-1' });
    connector.push(given.reference, 50, 3);
    connector.push(given.reference, 33 as never, 5);
    connector.push('of-another-sender', 80, 1);
    connector.push(given.reference, 80, 6, { kenmerk: 'K-1' });
    await eventually(() => expect(heardAbout(given.reference)).toHaveLength(5));
    const events = heardAbout(given.reference);
    expect(events.map(({ data }) => data.step.status)).toEqual([10, 30, 60, 50, 80]);
    expect(events[4]).toMatchObject({
      type: 'return.status-changed.v1',
      data: { environmentId: bakery.id, messageEn: 'The tax office accepted the return.', details: { kenmerk: 'K-1' } },
    });
    const { body } = await view(given.reference);
    expect(body).toMatchObject({ status: 80, details: { kenmerk: 'K-1' } });
    expect(body.history.map(({ sequence }: Json) => sequence)).toEqual([1, 2, 3, 4, 6]);
    const accepted = await sender.call('GET', '/v1/returns?status=80');
    expect(accepted.body.returns.map(({ reference }: Json) => reference)).toContain(given.reference);
  });

  it('are told once by two processes, and by the other when one ends', async () => {
    const first = sender.service;
    sender.service = await sender.startAnother();
    const given = [aReturn(), aReturn()] as const;
    await submit(given[0]);
    await delivered(given[0].reference);
    await first.close();
    await submit(given[1]);
    await delivered(given[1].reference);
    connector.push(given[0].reference, 30, 2);
    await eventually(() => expect(heardAbout(given[0].reference)).toHaveLength(2));
    expect(heardAbout(given[1].reference)).toHaveLength(1);
    expect(given.map(({ reference }) => connector.sent.get(reference))).toEqual([1, 1]);
  });

  it('are read from the start when the connector lost its place, and none is told twice', async () => {
    const given = aReturn();
    await submit(given);
    await delivered(given.reference);
    await connector.stop();
    const kept = connector.updates.filter(({ externalMessageId }) => externalMessageId === given.reference);
    connector.updates.splice(0, Infinity, ...kept.map((update) => ({ ...update, position: 1 })));
    await connector.start();
    connector.push(given.reference, 30, 2);
    await eventually(() => expect(heardAbout(given.reference)).toHaveLength(2));
  });

  it('are asked for once per piece of news', async () => {
    const [questions, updates] = [connector.questions, connector.updates.length];
    const given = Array.from({ length: 5 }, () => aReturn());
    for (const one of given) {
      await submit(one);
      await delivered(one.reference);
    }
    // Both environments follow the same fake connector, which tells each of them everything.
    expect(connector.questions - questions).toBeLessThanOrEqual(2 * (connector.updates.length - updates) + 2);
  });
});

describe('intake over AMQP', () => {
  it('takes a return like over HTTP, once', async () => {
    const given = aReturn();
    const token = { authorization: `Bearer ${bakery.erpToken}` };
    await publish(given, token);
    await publish(given, { authorization: bakery.erpToken });
    await delivered(given.reference);
    await eventually(() => expect(heardAbout(given.reference)).toHaveLength(1));
    expect(connector.sent.get(given.reference)).toBe(1);
    expect((await submit(given)).status).toBe(200);
  });

  it.each([
    ['a box is wrong', { figures: { ...figures, boxes: { '9z': 1 } } }, 'BOX_UNKNOWN'],
    ['a field is unknown', { figurs: 1 }, 'INVALID_INPUT'],
  ])('answers with an event when %s', async (_, parts, code) => {
    const given = aReturn(parts);
    await publish(given, { authorization: `Bearer ${bakery.erpToken}` });
    await eventually(() =>
      expect(heardAbout(given.reference)).toMatchObject([
        { type: 'return.refused.v1', data: { code, environmentId: bakery.id, messageNl: expect.any(String) } },
      ]),
    );
    expect((await view(given.reference)).status).toBe(404);
  });

  it('puts a message without a valid token in the dead queue, and goes on with its neighbours', async () => {
    const given = aReturn();
    const [none, wrong] = [randomUUID(), randomUUID()];
    await publish(aReturn(), {}, none);
    await publish(aReturn(), { authorization: `Bearer ake_${'x'.repeat(43)}` }, wrong);
    await publish(given, { authorization: `Bearer ${bakery.erpToken}` });
    await delivered(given.reference);
    const dead = new Set<unknown>();
    await eventually(async () => {
      const message = await channel.get(queueNames('client-sender').dead, { noAck: true });
      if (message) dead.add(message.properties.messageId);
      expect([none, wrong].every((id) => dead.has(id))).toBe(true);
    });
  });
});

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
      await submit(given);
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

describe('setting up an environment', () => {
  const internal = 'internal-token-for-tests-of-32-signs';
  const put = (id: string, settings: object, token = internal) =>
    sender.call('PUT', `/internal/environments/${id}`, settings, token);
  const aToken = () => `ake_${randomUUID().replaceAll('-', '')}`;
  const aFlorist = () => ({
    name: 'Bloemist',
    participantNumber: '12345',
    connectorUrl: `${connector.url}/`,
    connectorToken: connector.token,
    erpToken: aToken(),
  });

  it('works at once, and a new token takes the place of the old', async () => {
    const id = randomUUID();
    const florist = aFlorist();
    expect((await put(id, florist)).status).toBe(204);
    const given = aReturn();
    expect((await submit(given, florist.erpToken)).status).toBe(202);
    await eventually(async () => {
      expect((await view(given.reference, florist.erpToken)).body).toMatchObject({ status: 10 });
    });
    const erpToken = aToken();
    expect((await put(id, { ...florist, erpToken })).status).toBe(204);
    expect((await view(given.reference, erpToken)).status).toBe(200);
    expect((await view(given.reference, florist.erpToken)).status).toBe(401);
  });

  it('is for parts of the installation only', async () => {
    expect((await put(randomUUID(), aFlorist(), bakery.erpToken)).status).toBe(401);
  });

  it('refuses a token of another environment and an environment of another office', async () => {
    const taken = await put(randomUUID(), { ...aFlorist(), erpToken: bakery.erpToken });
    expect(taken).toMatchObject({ status: 409, body: { code: 'ERP_TOKEN_TAKEN' } });
    const moved = await put(bakery.id, { ...aFlorist(), participantNumber: '54321' });
    expect(moved).toMatchObject({ status: 409, body: { code: 'ENVIRONMENT_OF_ANOTHER_OFFICE' } });
  });
});

describe('storage', () => {
  it('keeps tokens and secrets unreadable, and shows a query without office nothing', async () => {
    const { database } = sender.db;
    const rows = await database.inSystem((tx) => tx.query('select * from client_environment cross join erp_token'));
    const text = rows.map(
      (row) => JSON.stringify(row) + Buffer.from(row['connector_token'] as Buffer).toString('latin1'),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of [connector.token, bakery.erpToken, garage.erpToken]) expect(text.join()).not.toContain(secret);
    expect(await database.inSystem((tx) => tx.query('select * from submitted_return'))).toEqual([]);
    expect(await database.inTenant('99999', (tx) => tx.query('select * from return_document'))).toEqual([]);
  });
});
