import { randomUUID } from 'node:crypto';
import { queueNames } from '@akkoord/messaging';
import { eventually } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn, figures, TestErp } from '../testing/test-erp.js';
import type { Json } from '../testing/test-sender.js';

const erp = new TestErp();
const { sender } = erp;
const { connector, bakery, garage } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

describe('intake over HTTP', () => {
  it('takes figures, makes XBRL and delivers it', async () => {
    const given = aReturn({ reference: `2026/Q3:${randomUUID()}` });
    const { status, body } = await erp.submit(given);
    expect(status).toBe(202);
    expect(body).toMatchObject({ reference: given.reference, delivery: 'queued', history: [] });
    const now = await erp.delivered(given.reference);
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
      const { body } = await erp.submit(given);
      const codes = ({ findings }: Json) => (findings as { code: string }[]).map(({ code }) => code);
      expect(codes(body)).not.toContain(late.code);
      await eventually(async () => expect((await erp.view(given.reference)).body.findings).toContainEqual(late));
      expect(codes((await erp.submit(given)).body).filter((code) => code === late.code)).toHaveLength(1);
    } finally {
      connector.findings = [];
    }
  });

  it('passes finished XBRL on byte for byte', async () => {
    const made = aReturn();
    await erp.submit(made);
    await erp.delivered(made.reference);
    const xbrl = connector.taken.get(made.reference)!.message.content;
    const given = aReturn({ figures: undefined, xbrl });
    expect((await erp.submit(given)).status).toBe(202);
    await erp.delivered(given.reference);
    expect(connector.taken.get(given.reference)!.message.content).toBe(xbrl);
  });

  it('answers a repeat the same, and refuses the reference for something else', async () => {
    const given = aReturn();
    const first = await erp.submit(given);
    const again = await erp.submit(given);
    expect([first.status, again.status]).toEqual([202, 200]);
    expect(again.body.returnId).toBe(first.body.returnId);
    const other = await erp.submit({ ...given, figures: { ...figures, boxes: { '1a.tax': 1 } } });
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'REFERENCE_REUSED', params: { reference: given.reference } },
    });
  });

  it('takes one of many at the same time with the same reference', async () => {
    const given = aReturn();
    const other = { ...given, figures: { ...figures, boxes: { '1a.tax': 1 } } };
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => erp.submit(index % 2 === 0 ? given : other)),
    );
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(202), count(200), count(409)]).toEqual([1, 9, 10]);
    const ids = new Set(replies.filter(({ status }) => status !== 409).map(({ body }) => body.returnId));
    expect(ids.size).toBe(1);
  });

  it('refuses what is not right, naming where', async () => {
    const wrong = await erp.submit(aReturn({ figures: { ...figures, boxes: { ...figures.boxes, '5a': 1 } } }));
    expect(wrong).toMatchObject({ status: 422, body: { code: 'ARITHMETIC_5A', params: { box: '5a' } } });
    const typo = await erp.submit(aReturn({ figurs: {} }));
    expect(typo).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    const bomb = Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>').toString('base64');
    const broken = await erp.submit(aReturn({ figures: undefined, xbrl: bomb }));
    expect(broken).toMatchObject({ status: 422, body: { code: 'FR-NL-1.03' } });
  });

  it('refuses a body that is too large, and reads none without a token', async () => {
    const huge = { ...aReturn(), xbrl: 'A'.repeat(37 * 1024 * 1024) };
    expect(await erp.submit(huge)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } });
    expect(await erp.submit(aReturn(), 'ake_wrong')).toMatchObject({
      status: 401,
      body: { code: 'ERP_TOKEN_INVALID' },
    });
    expect((await erp.submit(aReturn(), `ake_${'x'.repeat(43)}`)).status).toBe(401);
  });

  it('shows an environment its own returns only', async () => {
    const given = aReturn();
    await erp.submit(given);
    expect(await erp.view(given.reference, garage.erpToken)).toMatchObject({
      status: 404,
      body: { code: 'RETURN_UNKNOWN' },
    });
    expect((await erp.submit(given, garage.erpToken)).status).toBe(202);
    const mine = await sender.call('GET', '/v1/returns?limit=200');
    const theirs = await sender.call('GET', '/v1/returns', undefined, garage.erpToken);
    expect(theirs.body.returns).toHaveLength(1);
    expect(mine.body.returns.length).toBeGreaterThan(1);
    expect(mine.body.returns[0]).toMatchObject({ reference: given.reference });
  });
});

describe('intake over AMQP', () => {
  it('takes a return like over HTTP, once', async () => {
    const given = aReturn();
    const token = { authorization: `Bearer ${bakery.erpToken}` };
    await erp.publish(given, token);
    await erp.publish(given, { authorization: bakery.erpToken });
    await erp.delivered(given.reference);
    await eventually(() => expect(erp.heardAbout(given.reference)).toHaveLength(1));
    expect(connector.sent.get(given.reference)).toBe(1);
    expect((await erp.submit(given)).status).toBe(200);
  });

  it.each([
    ['a box is wrong', { figures: { ...figures, boxes: { '9z': 1 } } }, 'BOX_UNKNOWN'],
    ['a field is unknown', { figurs: 1 }, 'INVALID_INPUT'],
  ])('answers with an event when %s', async (_, parts, code) => {
    const given = aReturn(parts);
    await erp.publish(given, { authorization: `Bearer ${bakery.erpToken}` });
    await eventually(() =>
      expect(erp.heardAbout(given.reference)).toMatchObject([
        { type: 'return.refused.v1', data: { code, environmentId: bakery.id, messageNl: expect.any(String) } },
      ]),
    );
    expect((await erp.view(given.reference)).status).toBe(404);
  });

  it('puts a message without a valid token in the dead queue, and goes on with its neighbours', async () => {
    const given = aReturn();
    const [none, wrong] = [randomUUID(), randomUUID()];
    await erp.publish(aReturn(), {}, { messageId: none });
    await erp.publish(aReturn(), { authorization: `Bearer ake_${'x'.repeat(43)}` }, { messageId: wrong });
    await erp.publish(given, { authorization: `Bearer ${bakery.erpToken}` });
    await erp.delivered(given.reference);
    const dead = new Set<unknown>();
    await eventually(async () => {
      const message = await erp.takeFrom(queueNames('client-sender').dead);
      if (message) dead.add(message.properties.messageId);
      expect([none, wrong].every((id) => dead.has(id))).toBe(true);
    });
  });
});
