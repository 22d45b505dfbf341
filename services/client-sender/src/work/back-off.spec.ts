import { describe, expect, it } from '@jest/globals';
import { backOff } from './back-off.js';

describe('back-off', () => {
  const pauses = (random: number) =>
    [1, 2, 3, 4, 20, 5000].map((attempt) => backOff({ attempt, baseMs: 500, capMs: 30_000, random }));

  it('doubles up to the cap', () => {
    expect(pauses(1)).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
  });

  it('is never less than half', () => {
    expect(pauses(0)).toEqual([250, 500, 1000, 2000, 15_000, 15_000]);
  });

  it('grows by another factor when asked', () => {
    expect(backOff({ attempt: 3, baseMs: 5000, capMs: 1e9, factor: 3, random: 1 })).toBe(45_000);
  });
});
