import { FILING_STATUSES, type FilingStatus } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { END_STATUSES, isLegalMove, TRANSITIONS } from './approval.transitions.js';

describe('the transition table', () => {
  it('reaches every status from the birth of a filing', () => {
    const reached = new Set<FilingStatus | null>([null]);
    for (const _ of FILING_STATUSES) {
      for (const { from, to } of TRANSITIONS) if (reached.has(from)) reached.add(to);
    }
    expect(FILING_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  });

  it('names only known statuses, each move once, each with somebody who makes it', () => {
    const known = new Set<number | null>([null, ...FILING_STATUSES]);
    const moves = TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
    expect(TRANSITIONS.filter(({ from, to, by }) => !known.has(from) || !known.has(to) || by.length === 0)).toEqual([]);
    expect(new Set(moves).size).toBe(moves.length);
  });

  it('ends only where a filing ends', () => {
    const left = new Set(TRANSITIONS.map(({ from }) => from));
    expect(FILING_STATUSES.filter((status) => !left.has(status))).toEqual(END_STATUSES);
  });

  it('can reach an end from everywhere', () => {
    const ending = new Set<FilingStatus | null>(END_STATUSES);
    for (const _ of FILING_STATUSES) {
      for (const { from, to } of TRANSITIONS) if (ending.has(to)) ending.add(from);
    }
    expect(FILING_STATUSES.filter((status) => !ending.has(status))).toEqual([]);
  });

  it.each([
    [30, 50, 'gateway', false],
    [30, 50, 'client', true],
    [30, 50, 'office', false],
    [50, 60, 'gateway', true],
    [50, 60, 'workflow', false],
    [40, 30, 'office', true],
    [40, 30, 'client', false],
    [50, 45, 'office', false],
    [80, 90, 'gateway', false],
  ] as const)('from %i to %i by %s: %s', (from, to, by, isLegal) => {
    expect(isLegalMove(from, to, by)).toBe(isLegal);
  });
});
