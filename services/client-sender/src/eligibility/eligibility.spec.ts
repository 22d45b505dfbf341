import { describe, expect, it } from '@jest/globals';
import { QuestionRefused } from './eligibility.errors.js';
import { readAnswer } from './eligibility.js';

const now = new Date('2026-10-05T10:00:00Z');
const answer = {
  eligible: 'no',
  reasons: [
    {
      code: 'RULE_ANNUAL_SUPPLEMENT_WAITS',
      messageNl: 'Een jaarsuppletie kan nog niet.',
      messageEn: 'Not possible yet.',
      adviceNl: 'Handel eerst de aangiften af.',
      adviceEn: 'First have the returns decided on.',
      blockedBy: [
        {
          reference: 'R-1',
          kind: 'vat-return',
          period: { start: '2026-07-01', end: '2026-09-30' },
          status: 30,
          since: '2026-10-05T09:00:00.000Z',
          movableBy: 'client',
        },
      ],
    },
  ],
  warnings: [],
  checkedAt: '2026-10-05T09:59:59.000Z',
};
const read = (httpStatus: number, body?: unknown) => readAnswer({ httpStatus, body }, now);

describe('the answer of the connector', () => {
  it('is passed on as it came', () => {
    expect(JSON.parse(JSON.stringify(read(200, answer)))).toEqual(answer);
  });

  it('is passed on without what this version does not know', () => {
    expect(JSON.parse(JSON.stringify(read(200, { ...answer, fromTheFuture: 1 })))).toEqual(answer);
  });

  it.each([
    ['something else', 200, { hello: 'world' }],
    ['a word it does not know', 200, { ...answer, eligible: 'perhaps' }],
    ['a list', 200, [answer]],
    ['nothing', 200, undefined],
    ['a refused token', 401, { code: 'TOKEN_INVALID', messages: { nl: 'a', en: 'b' } }],
    ['another address', 404, undefined],
    ['a fault', 503, { code: 'TEMPORARILY_UNAVAILABLE', messages: { nl: 'a', en: 'b' } }],
  ])('means that nothing is known when it is %s', (_, status, body) => {
    expect(read(status, body)).toMatchObject({
      eligible: 'unknown',
      reasons: [{ code: 'ELIGIBILITY_CONNECTOR_SILENT' }],
      retryAfterSeconds: 5,
    });
  });

  it('is a refusal when the question itself is wrong', () => {
    const problem = { code: 'PERIOD_FORM', messages: { nl: 'Geen tijdvak.', en: 'No period.' } };
    expect(() => read(422, problem)).toThrow(QuestionRefused);
  });
});
