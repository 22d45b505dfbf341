import { FILING_STATUSES, type FilingStatus } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import type { StoredReturn } from '../return/return.js';
import { supersededBy } from '../supersede/supersede.js';
import { judgeWithdrawal, stepFor } from './withdrawal.js';

const aReturn = (changes: Partial<StoredReturn> = {}): StoredReturn => ({
  id: '0199a000-0000-7000-8000-000000000001',
  reference: 'R-1',
  kind: 'vat-return',
  period: { start: '2026-07-01', end: '2026-09-30' },
  contentHash: '',
  documentSha256: '',
  receivedAt: new Date(0),
  delivery: 'delivered',
  history: [],
  findings: [],
  ...changes,
});
const at = (status: FilingStatus) => aReturn({ history: [{ status, sequence: 3, at: '2026-10-01T00:00:00.000Z' }] });
const outcomeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('taking a return back', () => {
  it.each(FILING_STATUSES)('at status %d', (status) => {
    const isTooLate = status >= 50;
    const expected = status === 45 ? 'nothing-to-do' : isTooLate ? 'RETURN_TOO_LATE_TO_WITHDRAW' : 'ask';
    expect(outcomeOf(() => stepFor(at(status)))).toBe(expected);
  });

  it.each([
    ['was not delivered yet', { delivery: 'queued' }, 'ask'],
    ['was stopped before', { delivery: 'withdrawn' }, 'nothing-to-do'],
    ['was refused by the office', { delivery: 'refused' }, 'nothing-to-do'],
    ['is being taken back', { withdrawal: { state: 'queued', requestedAt: new Date(0) } }, 'wait-for-outcome'],
    ['was taken back', { withdrawal: { state: 'done', requestedAt: new Date(0) } }, 'nothing-to-do'],
    ['could not be taken back before', { withdrawal: { state: 'refused', requestedAt: new Date(0) } }, 'ask'],
  ] as const)('when it %s', (_, changes, expected) => {
    expect(stepFor(aReturn(changes))).toBe(expected);
  });
});

describe('the answer of the office to a withdrawal', () => {
  const attempt = { attempt: 1, at: new Date(0), random: 1 };
  const policy = { retryBaseMs: 500, retryCapMs: 30_000, retrySlowMs: 60_000 };
  const problem = (code: string) => ({ code, messages: { nl: 'a', en: 'b' } });

  it.each([
    [200, {}, 'done'],
    [409, problem('WITHDRAWAL_TOO_LATE'), 'refused'],
    [404, problem('MESSAGE_NOT_FOUND'), 'refused'],
    [403, problem('APPROVAL_NOT_AUTHORISED'), 'refused'],
    [409, undefined, 'postponed'],
    [404, problem('NOT_FOUND'), 'postponed'],
    [401, problem('TOKEN_INVALID'), 'postponed'],
    [403, problem('TOKEN_SCOPE_INSUFFICIENT'), 'postponed'],
    [503, problem('MESSAGE_ON_ITS_WAY'), 'postponed'],
    [500, undefined, 'postponed'],
  ])('%d %j means %s', (httpStatus, body, kind) => {
    expect(judgeWithdrawal({ httpStatus, body }, attempt, policy).kind).toBe(kind);
  });

  it('is waited for as long as the office says', () => {
    const outcome = judgeWithdrawal({ httpStatus: 503, retryAfter: 7 }, attempt, policy);
    expect(outcome).toMatchObject({ kind: 'postponed', pauseMs: 7000 });
  });
});

describe('a new version', () => {
  const next = { reference: 'R-2', kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' } } as const;

  it.each(FILING_STATUSES)('of a return at status %d', (status) => {
    const isTooLate = [50, 60, 70, 80].includes(status);
    const found = outcomeOf(() => supersededBy(next, 'R-1', at(status)).reference);
    expect(found).toBe(isTooLate ? 'SUPERSEDED_RETURN_APPROVED' : 'R-1');
  });

  it('has a return to take the place of, other than itself, of the same kind and period', () => {
    const found = (old: StoredReturn | undefined, supersedes = 'R-1') =>
      outcomeOf(() => supersededBy(next, supersedes, old).reference);
    expect(found(undefined)).toBe('SUPERSEDED_RETURN_UNKNOWN');
    expect(found(aReturn({ reference: 'R-2' }), 'R-2')).toBe('SUPERSEDED_RETURN_UNKNOWN');
    expect(found(aReturn({ kind: 'supplement' }))).toBe('SUPERSEDES_ANOTHER_FILING');
    expect(found(aReturn({ period: { start: '2026-04-01', end: '2026-06-30' } }))).toBe('SUPERSEDES_ANOTHER_FILING');
  });
});
