import { randomUUID } from 'node:crypto';
import { EXCHANGES } from '@akkoord/messaging';
import { eventually } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { type Json, TestSender } from '../testing/test-sender.js';

const sender = new TestSender();
const { connector, bakery, garage } = sender;
let broker: ChannelModel;
let channel: ConfirmChannel;
const heard: { type: string; data: Json }[] = [];

beforeAll(async () => {
  await sender.begin();
  broker = await connect(sender.broker.url);
  channel = await broker.createConfirmChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const type of ['return.status-changed.v1', 'return.withdrawal-refused.v1'])
    await channel.bindQueue(queue, EXCHANGES.erp, `${type}.${bakery.id}`);
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
  connector.withdrawalAnswer = undefined;
});

const boxes = { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 };
const contact = { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' };
const aReturn = (parts: object = {}) => ({
  reference: `2026/Q3:${randomUUID()}`,
  kind: 'vat-return',
  figures: { vatNumber: '123456782B01', period: '2026-Q3', boxes, contact },
  ...parts,
});
const pathOf = (reference: string) => `/v1/returns/${encodeURIComponent(reference)}`;
const submit = (body: object) => sender.call('POST', '/v1/returns', body);
const view = async (reference: string) => (await sender.call('GET', pathOf(reference))).body;
const withdraw = (reference: string, body: object = {}, token?: string) =>
  sender.call('POST', `${pathOf(reference)}/withdrawal`, body, token);
const hears = (type: string, reference: string) =>
  heard.filter((event) => event.type === type && event.data.reference === reference);

async function delivered(parts: object = {}): Promise<{ reference: string; messageId: string }> {
  const given = aReturn(parts);
  expect((await submit(given)).status).toBe(202);
  await eventually(async () =>
    expect(await view(given.reference)).toMatchObject({ delivery: 'delivered', status: 10 }),
  );
  return { reference: given.reference, messageId: connector.taken.get(given.reference)!.messageId };
}

async function publish(body: object, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const content = Buffer.from(JSON.stringify(body));
  const messageId = randomUUID();
  channel.publish(EXCHANGES.erp, 'return.withdrawal-requested.v1', content, { headers, messageId, persistent: true });
  await channel.waitForConfirms();
}

const TOO_LATE = {
  status: 409,
  body: { code: 'FILING_TOO_LATE', messages: { nl: 'Al goedgekeurd.', en: 'Approved already.' } },
};

describe('taking a return back', () => {
  it('asks the office once, and a repeat gets the same answer', async () => {
    const { reference, messageId } = await delivered();
    const reply = await withdraw(reference, { reason: 'Factuur vergeten' });
    expect(reply).toMatchObject({ status: 200, body: { reference, withdrawal: { state: 'done' } } });
    const again = await sender.call('DELETE', pathOf(reference));
    expect(again).toMatchObject({ status: 200, body: { withdrawal: { state: 'done' } } });
    const asked = connector.withdrawn.filter((one) => one.messageId === messageId);
    expect(asked).toEqual([{ messageId, body: { reason: 'Factuur vergeten' } }]);
    connector.push(reference, 45, 2);
    await eventually(async () => expect(await view(reference)).toMatchObject({ status: 45 }));
    expect((await withdraw(reference)).status).toBe(200);
  });

  it('stops one that never left: the office never hears of it, the ERP hears 45', async () => {
    connector.answer = 'drop';
    const first = aReturn();
    await submit(first);
    const second = aReturn({ supersedes: first.reference });
    await submit(second);
    const reply = await withdraw(second.reference, { reason: 'Toch niet' });
    expect(reply).toMatchObject({
      status: 200,
      body: { delivery: 'withdrawn', status: 45, withdrawal: { state: 'done' }, details: { reason: 'Toch niet' } },
    });
    connector.answer = undefined;
    await eventually(async () => expect(await view(first.reference)).toMatchObject({ delivery: 'delivered' }));
    await eventually(() => expect(hears('return.status-changed.v1', second.reference)).toHaveLength(1));
    expect(hears('return.status-changed.v1', second.reference)[0]!.data.step).toMatchObject({ status: 45 });
    expect(connector.sent.get(second.reference)).toBeUndefined();
  });

  it('waits until it is known whether the return is at the office', async () => {
    connector.answer = 'drop';
    const given = aReturn();
    await submit(given);
    await eventually(async () => expect(await view(given.reference)).toMatchObject({ deliveryProblem: {} }));
    const reply = await withdraw(given.reference);
    expect(reply).toMatchObject({ status: 202, body: { withdrawal: { state: 'requested' } } });
    connector.answer = undefined;
    await eventually(async () => expect((await view(given.reference)).withdrawal.state).toBe('done'));
    const { messageId } = connector.taken.get(given.reference)!;
    expect(connector.withdrawn.filter((one) => one.messageId === messageId)).toHaveLength(1);
  });

  it('is tried again when the office cannot be reached, and tells so meanwhile', async () => {
    const { reference } = await delivered();
    connector.withdrawalAnswer = 'drop';
    const reply = await withdraw(reference);
    expect(reply).toMatchObject({
      status: 202,
      body: { withdrawal: { state: 'requested', problem: { code: 'WITHDRAWAL_NOT_YET' } } },
    });
    connector.withdrawalAnswer = undefined;
    await eventually(async () => expect((await view(reference)).withdrawal).toMatchObject({ state: 'done' }));
    expect((await view(reference)).withdrawal).not.toHaveProperty('problem');
  });

  it('is refused in the words of the office when it is too late there, by event as well, and may be asked again', async () => {
    const { reference } = await delivered();
    connector.withdrawalAnswer = TOO_LATE;
    expect(await withdraw(reference)).toMatchObject({ status: 409, body: { code: 'FILING_TOO_LATE' } });
    await eventually(() => expect(hears('return.withdrawal-refused.v1', reference)).toHaveLength(1));
    expect((await view(reference)).withdrawal).toMatchObject({
      state: 'refused',
      problem: { code: 'FILING_TOO_LATE' },
    });
    connector.withdrawalAnswer = undefined;
    expect(await withdraw(reference)).toMatchObject({ status: 200, body: { withdrawal: { state: 'done' } } });
  });

  it('is refused here when the approval is known here', async () => {
    const { reference } = await delivered();
    connector.push(reference, 50, 4);
    await eventually(async () => expect(await view(reference)).toMatchObject({ status: 50 }));
    expect(await withdraw(reference)).toMatchObject({
      status: 409,
      body: { code: 'RETURN_TOO_LATE_TO_WITHDRAW', params: { reference, status: 50 } },
    });
  });

  it('goes over AMQP as well, and a refusal comes as an event', async () => {
    const { reference, messageId } = await delivered();
    await publish({ reference, reason: 'Over AMQP' }, bakery.erpToken);
    await eventually(() => expect(connector.withdrawn.map((one) => one.messageId)).toContain(messageId));
    const unknown = `no-${randomUUID()}`;
    await publish({ reference: unknown }, bakery.erpToken);
    await eventually(() => expect(hears('return.withdrawal-refused.v1', unknown)).toHaveLength(1));
    expect(hears('return.withdrawal-refused.v1', unknown)[0]!.data).toMatchObject({ code: 'RETURN_UNKNOWN' });
  });

  it('is for the own environment only', async () => {
    const { reference } = await delivered();
    expect((await withdraw(reference, {}, garage.erpToken)).status).toBe(404);
    expect((await view(reference)).withdrawal).toBeUndefined();
  });
});

describe('a new version', () => {
  it('goes to the office with the version it takes the place of, after that one', async () => {
    connector.answer = 'drop';
    const old = aReturn();
    await submit(old);
    const next = aReturn({ supersedes: old.reference });
    expect((await submit(next)).body).toMatchObject({ supersedes: old.reference });
    connector.answer = undefined;
    await eventually(async () => expect(await view(next.reference)).toMatchObject({ delivery: 'delivered' }));
    expect(connector.taken.get(next.reference)!.message.supersedes).toBe(old.reference);
    expect([...connector.taken.keys()].indexOf(old.reference)).toBeLessThan(
      [...connector.taken.keys()].indexOf(next.reference),
    );
    expect((await submit(next)).status).toBe(200);
    expect(await submit({ ...next, supersedes: undefined })).toMatchObject({ body: { code: 'REFERENCE_REUSED' } });
  });

  it('takes the place of the version that is at the office when the one between never got there', async () => {
    const first = await delivered();
    connector.answer = { status: 422, body: { code: 'XBRL_WRONG', messages: { nl: 'Fout.', en: 'Wrong.' } } };
    const second = aReturn({ supersedes: first.reference });
    await submit(second);
    await eventually(async () => expect(await view(second.reference)).toMatchObject({ delivery: 'refused' }));
    connector.answer = undefined;
    const third = await delivered({ supersedes: second.reference });
    expect(connector.taken.get(third.reference)!.message.supersedes).toBe(first.reference);
  });

  it('waits for the version of which it is not known whether the office has it, also when the one between was stopped', async () => {
    connector.answer = 'drop';
    const first = aReturn();
    await submit(first);
    await eventually(async () => expect(await view(first.reference)).toMatchObject({ deliveryProblem: {} }));
    const second = aReturn({ supersedes: first.reference });
    await submit(second);
    await withdraw(second.reference);
    const third = aReturn({ supersedes: second.reference });
    await submit(third);
    await eventually(() => expect(connector.sent.get(first.reference)).toBeGreaterThan(8));
    expect(connector.sent.get(third.reference)).toBeUndefined();
    connector.answer = undefined;
    await eventually(async () => expect(await view(third.reference)).toMatchObject({ delivery: 'delivered' }));
    expect(connector.taken.get(third.reference)!.message.supersedes).toBe(first.reference);
    expect(connector.sent.get(second.reference)).toBeUndefined();
  });

  it('is refused when there is nothing to take the place of, or no longer', async () => {
    const { reference } = await delivered();
    const code = async (parts: object) => (await submit(aReturn(parts))).body.code;
    expect(await code({ supersedes: `no-${randomUUID()}` })).toBe('SUPERSEDED_RETURN_UNKNOWN');
    const figures = { vatNumber: '123456782B01', period: '2026-Q2', boxes, contact };
    expect(await code({ supersedes: reference, figures })).toBe('SUPERSEDES_ANOTHER_FILING');
    connector.push(reference, 60, 5);
    await eventually(async () => expect(await view(reference)).toMatchObject({ status: 60 }));
    expect(await code({ supersedes: reference })).toBe('SUPERSEDED_RETURN_APPROVED');
  });
});
