import { describe, expect, it } from '@jest/globals';
import { readClocks } from './clocks.js';

const AT = new Date('2026-10-25T00:30:00.000Z');
const later = (ms: number): Date => new Date(AT.getTime() + ms);

describe('the time by two clocks', () => {
  it('is that of either when they agree', () => {
    expect(readClocks(AT, AT)).toEqual({ now: AT, apartMs: 0 });
  });

  it('is the earlier one when the own clock jumped a year ahead', () => {
    expect(readClocks(later(31_536_000_000), AT)).toEqual({ now: AT, apartMs: 31_536_000_000 });
  });

  it('is the earlier one when the own clock went back', () => {
    expect(readClocks(later(-5000), AT)).toEqual({ now: later(-5000), apartMs: 5000 });
  });
});
