import { randomUUID } from 'node:crypto';
import { eventually } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { aReturn as anyReturn, figures, TestErp } from '../testing/test-erp.js';

const erp = new TestErp();
const { sender } = erp;
const { connector, bakery, garage } = sender;

beforeAll(() => erp.begin(connect));
afterAll(() => erp.end());

afterEach(() => {
  connector.answer = undefined;
  connector.withdrawalAnswer = undefined;
});

/** With a reference that has to be written another way in an address. */
const aReturn = (parts: object = {}) => anyReturn({ reference: `2026/Q3:${randomUUID()}`, ...parts });
const pathOf = (reference: string) => `/v1/returns/${encodeURIComponent(reference)}`;
const view = async (reference: string) => (await erp.view(reference)).body;
const withdraw = (reference: string, body: object = {}, token?: string) =>
  sender.call('POST', `${pathOf(reference)}/withdrawal`, body, token);
const hears = (type: string, reference: string) => erp.heardAbout(reference).filter((event) => event.type === type);

async function delivered(parts: object = {}): Promise<{ reference: string; messageId: string }> {
  const given = aReturn(parts);
  expect((await erp.submit(given)).status).toBe(202);
  await eventually(async () =>
    expect(await view(given.reference)).toMatchObject({ delivery: 'delivered', status: 10 }),
  );
  return { reference: given.reference, messageId: connector.taken.get(given.reference)!.messageId };
}

const askOverAmqp = (body: object) =>
  erp.publish(body, { authorization: `Bearer ${bakery.erpToken}` }, { type: 'return.withdrawal-requested.v1' });

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
    await erp.submit(first);
    const second = aReturn({ supersedes: first.reference });
    await erp.submit(second);
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
    await erp.submit(given);
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
    await askOverAmqp({ reference, reason: 'Over AMQP' });
    await eventually(() => expect(connector.withdrawn.map((one) => one.messageId)).toContain(messageId));
    const unknown = `no-${randomUUID()}`;
    await askOverAmqp({ reference: unknown });
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
    await erp.submit(old);
    const next = aReturn({ supersedes: old.reference });
    expect((await erp.submit(next)).body).toMatchObject({ supersedes: old.reference });
    connector.answer = undefined;
    await eventually(async () => expect(await view(next.reference)).toMatchObject({ delivery: 'delivered' }));
    expect(connector.taken.get(next.reference)!.message.supersedes).toBe(old.reference);
    expect([...connector.taken.keys()].indexOf(old.reference)).toBeLessThan(
      [...connector.taken.keys()].indexOf(next.reference),
    );
    expect((await erp.submit(next)).status).toBe(200);
    expect(await erp.submit({ ...next, supersedes: undefined })).toMatchObject({ body: { code: 'REFERENCE_REUSED' } });
  });

  it('takes the place of the version that is at the office when the one between never got there', async () => {
    const first = await delivered();
    connector.answer = { status: 422, body: { code: 'XBRL_WRONG', messages: { nl: 'Fout.', en: 'Wrong.' } } };
    const second = aReturn({ supersedes: first.reference });
    await erp.submit(second);
    await eventually(async () => expect(await view(second.reference)).toMatchObject({ delivery: 'refused' }));
    connector.answer = undefined;
    const third = await delivered({ supersedes: second.reference });
    expect(connector.taken.get(third.reference)!.message.supersedes).toBe(first.reference);
  });

  it('waits for the version of which it is not known whether the office has it, also when the one between was stopped', async () => {
    connector.answer = 'drop';
    const first = aReturn();
    await erp.submit(first);
    await eventually(async () => expect(await view(first.reference)).toMatchObject({ deliveryProblem: {} }));
    const second = aReturn({ supersedes: first.reference });
    await erp.submit(second);
    await withdraw(second.reference);
    const third = aReturn({ supersedes: second.reference });
    await erp.submit(third);
    await eventually(() => expect(connector.sent.get(first.reference)).toBeGreaterThan(8));
    expect(connector.sent.get(third.reference)).toBeUndefined();
    connector.answer = undefined;
    await eventually(async () => expect(await view(third.reference)).toMatchObject({ delivery: 'delivered' }));
    expect(connector.taken.get(third.reference)!.message.supersedes).toBe(first.reference);
    expect(connector.sent.get(second.reference)).toBeUndefined();
  });

  it('is refused when there is nothing to take the place of, or no longer', async () => {
    const { reference } = await delivered();
    const code = async (parts: object) => (await erp.submit(aReturn(parts))).body.code;
    expect(await code({ supersedes: `no-${randomUUID()}` })).toBe('SUPERSEDED_RETURN_UNKNOWN');
    expect(await code({ supersedes: reference, figures: { ...figures, period: '2026-Q2' } })).toBe(
      'SUPERSEDES_ANOTHER_FILING',
    );
    connector.push(reference, 60, 5);
    await eventually(async () => expect(await view(reference)).toMatchObject({ status: 60 }));
    expect(await code({ supersedes: reference })).toBe('SUPERSEDED_RETURN_APPROVED');
  });
});
