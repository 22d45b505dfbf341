import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@akkoord/testing';
import { randomUUID } from 'node:crypto';
import { TestSender } from '../testing/test-sender.js';

const sender = new TestSender();
const { connector } = sender;
const question = { kind: 'supplement', vatNumber: 'NL1234.56.782.B01', period: '2025' };
const ask = (body: object, token?: string) => sender.call('POST', '/v1/eligibility', body, token);

beforeAll(() => sender.begin());
afterAll(() => sender.end());
afterEach(() => {
  connector.answer = undefined;
});

describe('an ERP that asks whether a filing would be let in', () => {
  it('gets the answer of its office, asked with the token of its environment and nothing in the address', async () => {
    const { status, body } = await ask({ ...question, returnFiledElsewhere: true });
    expect(status).toBe(200);
    expect(body).toEqual(connector.eligibility);
    expect(connector.asked.at(-1)).toEqual({
      question: { ...question, returnFiledElsewhere: true },
      path: '/v1/offices/12345/eligibility',
      token: `Bearer ${connector.token}`,
    });
  });

  it.each([
    ['hangs', 'hang' as const],
    ['drops the connection', 'drop' as const],
    ['fails', { status: 503 }],
    ['refuses the token', { status: 401, body: { code: 'TOKEN_INVALID', messages: { nl: 'a', en: 'b' } } }],
  ])('hears that nothing is known when the connector %s', async (_, answer) => {
    connector.answer = answer;
    expect(await ask(question)).toMatchObject({
      status: 200,
      body: { eligible: 'unknown', reasons: [{ code: 'ELIGIBILITY_CONNECTOR_SILENT' }], retryAfterSeconds: 5 },
    });
  });

  it('hears at once what is wrong with its question', async () => {
    const before = connector.asked.length;
    expect(await ask({ ...question, vatNumber: '123456789B01' })).toMatchObject({
      status: 422,
      body: { code: 'VAT_NUMBER_CHECK' },
    });
    expect(await ask({ ...question, period: '2025-Q5' })).toMatchObject({ status: 422, body: { code: 'PERIOD_FORM' } });
    expect(await ask({ ...question, kind: 'kvk' })).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    expect(await ask(question, 'ake_wrong')).toMatchObject({ status: 401 });
    expect(connector.asked).toHaveLength(before);
  });
});

describe('the statement that the return was filed elsewhere', () => {
  const figures = {
    vatNumber: '123456782B01',
    period: '2025-Q4',
    boxes: { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 },
    alreadyDeclared: 100,
    contact: { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' },
  };
  const submit = (parts: object) =>
    sender.call('POST', '/v1/returns', { reference: `s-${randomUUID()}`, kind: 'supplement', figures, ...parts });

  it('travels with the supplement, as figures and as XBRL', async () => {
    const plain = (await submit({})).body.reference;
    const stated = (await submit({ returnFiledElsewhere: true })).body.reference;
    await eventually(() => expect([plain, stated].every((key) => connector.taken.has(key))).toBe(true));
    expect(connector.taken.get(plain)!.message).not.toHaveProperty('returnFiledElsewhere');
    expect(connector.taken.get(stated)!.message).toMatchObject({ returnFiledElsewhere: true });
    const xbrl = connector.taken.get(plain)!.message.content;
    const made = (await submit({ figures: undefined, xbrl, returnFiledElsewhere: true })).body.reference;
    await eventually(() =>
      expect(connector.taken.get(made)?.message).toMatchObject({ returnFiledElsewhere: true, content: xbrl }),
    );
  });

  it('makes it another submission, and belongs to a supplement only', async () => {
    const reference = `s-${randomUUID()}`;
    expect((await submit({ reference, returnFiledElsewhere: true })).status).toBe(202);
    expect((await submit({ reference, returnFiledElsewhere: true })).status).toBe(200);
    expect(await submit({ reference })).toMatchObject({ status: 409, body: { code: 'REFERENCE_REUSED' } });
    const { alreadyDeclared: _, ...boxes } = figures;
    expect(await submit({ kind: 'vat-return', figures: boxes, returnFiledElsewhere: true })).toMatchObject({
      status: 422,
      body: { code: 'FIGURES_OF_ANOTHER_KIND', params: { notAllowed: 'returnFiledElsewhere' } },
    });
  });
});
