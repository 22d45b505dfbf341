import { describe, expect, it } from '@jest/globals';
import { judgeAnswer, judgeSilence } from './delivery.js';

const policy = { retryBaseMs: 500, retryCapMs: 30_000, retrySlowMs: 60_000 };
const attempt = { attempt: 1, at: new Date('2026-10-01T12:00:00Z'), random: 1 };
const messageId = '0197a1c0-0000-7000-8000-000000000001';
const told = { code: 'MESSAGE_ID_REUSED', messages: { nl: 'nee', en: 'no' } };
const judge = (httpStatus: number, body?: unknown, retryAfter?: number) =>
  judgeAnswer({ httpStatus, body, ...(retryAfter ? { retryAfter } : {}) }, attempt, policy);

describe('answer of the connector', () => {
  it.each([200, 201, 202])('%d with a message id means delivered', (status) => {
    expect(judge(status, { messageId })).toEqual({ kind: 'delivered', messageId });
  });

  it('brings the remarks of the office; what is no remark is passed over', () => {
    const late = { code: 'CHECK_FILED_LATE', severity: 'warn', messageNl: 'Te laat.', messageEn: 'Late.' };
    const findings = [{ ...late, fromTheFuture: 1 }, { ...late, severity: 'panic' }, 'late', null, [late]];
    expect(judge(201, { messageId, findings })).toEqual({ kind: 'delivered', messageId, findings: [late] });
    expect(judge(201, { messageId, findings: 'late' })).toEqual({ kind: 'delivered', messageId });
  });

  it.each([409, 413, 422])('%d with its own words is final', (status) => {
    expect(judge(status, told)).toEqual({
      kind: 'refused',
      problem: { ...told, httpStatus: status, attempt: 1, at: '2026-10-01T12:00:00.000Z' },
    });
  });

  it.each([
    [401, told, 'CONNECTOR_TOKEN_REFUSED'],
    [403, undefined, 'CONNECTOR_TOKEN_REFUSED'],
    [404, undefined, 'CONNECTOR_ADDRESS_WRONG'],
    [301, undefined, 'CONNECTOR_ADDRESS_WRONG'],
    [200, '<html>', 'CONNECTOR_ADDRESS_WRONG'],
    [200, { messageId: 'm' }, 'CONNECTOR_ADDRESS_WRONG'],
    [422, undefined, 'CONNECTOR_ADDRESS_WRONG'],
    [404, '', 'CONNECTOR_ADDRESS_WRONG'],
  ])('%d waits for a person, slowly', (status, body, code) => {
    expect(judge(status, body)).toMatchObject({ kind: 'postponed', pauseMs: 60_000, problem: { code } });
  });

  it.each([500, 502, 503, 429, 408])('%d is tried again soon', (status) => {
    expect(judge(status)).toMatchObject({ kind: 'postponed', pauseMs: 500, problem: { httpStatus: status } });
  });

  it('sends again what was damaged on the way', () => {
    expect(judge(422, { ...told, code: 'CONTENT_SHA256_MISMATCH' })).toMatchObject({ kind: 'postponed', pauseMs: 500 });
  });

  it('waits as long as the connector asks', () => {
    expect(judge(429, undefined, 7)).toMatchObject({ pauseMs: 7000 });
  });

  it('tries again when no answer comes', () => {
    expect(judgeSilence({ ...attempt, attempt: 4 }, policy)).toMatchObject({
      kind: 'postponed',
      pauseMs: 4000,
      problem: { code: 'CONNECTOR_UNREACHABLE', attempt: 4 },
    });
  });
});
