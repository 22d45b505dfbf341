import { describe, expect, it } from '@jest/globals';
import { keptSince, keptUntil } from './retention.js';

describe('how long evidence is kept', () => {
  it.each([
    ['2019-01-01T12:00:00Z', '2026-12-31'],
    ['2019-12-31T22:59:59Z', '2026-12-31'],
    // Already 2020 in Amsterdam.
    ['2019-12-31T23:00:00Z', '2027-12-31'],
  ])('that of %s up to and including %s', (at, last) => {
    expect(keptUntil(new Date(at))).toBe(last);
  });

  it('begins with the year that is seven years ago, all year', () => {
    expect(keptSince(new Date('2026-01-01T00:00:00Z')).toISOString()).toBe('2019-01-01T00:00:00.000Z');
    expect(keptSince(new Date('2026-12-31T22:59:59Z')).toISOString()).toBe('2019-01-01T00:00:00.000Z');
  });
});
