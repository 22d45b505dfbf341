import { describe, expect, it } from '@jest/globals';
import type { Attempt } from '../submission/submission.events.js';
import { judge } from './reconciliation.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 9, 20, 10) + seconds * 1000);
const attempt: Attempt = { id: 'a', number: 1, startedAt: at(0), expiresAt: at(300) };
const leeway = { clockSkewMs: 60_000, settleMs: 30_000 };
const ask = (seconds: number, ...firstStatuses: (number | undefined)[]) =>
  judge(
    attempt,
    attempt.startedAt,
    firstStatuses.map((first, index) => ({
      kenmerk: `K${index}`,
      ...(first === undefined ? {} : { firstStatusAt: at(first) }),
    })),
    at(seconds),
    leeway,
  ).kind;

describe('judging a lost answer', () => {
  it('adopts the one process of the right time', () => {
    expect(ask(2, 1)).toBe('ours');
    expect(ask(2, -30)).toBe('ours'); // clocks differ
  });

  it('leaves out what began long before', () => {
    expect(ask(2, -86_400, 1)).toBe('ours');
    expect(ask(400, -86_400)).toBe('absent');
  });

  it('is not sure of absence while the request could still be taken', () => {
    expect(ask(2)).toBe('undecided');
    expect(ask(389)).toBe('undecided');
    expect(ask(390)).toBe('absent');
  });

  it('waits for a process without a status, then calls a person', () => {
    expect(ask(400, undefined)).toBe('undecided');
    expect(ask(2000, undefined)).toBe('ambiguous');
  });

  it('never chooses between two, nor takes one of a doubtful time', () => {
    expect(ask(400, 1, 2)).toBe('ambiguous');
    expect(ask(400, -200)).toBe('ambiguous');
    expect(ask(900, 800)).toBe('ambiguous');
  });
});
