import { describe, expect, it } from '@jest/globals';
import { aanleverkenmerkOf, delayAfter, fileNameOf, meaningOfFault, withJitter } from './submission.rules.js';

const FILING = '01935f6e-7b1c-7d3a-9f2b-0123456789ab';

describe('the rules of submission', () => {
  it.each([
    ['ALS100', 'rejected'],
    ['ALS170', 'rejected'],
    ['ALS400', 'failed'],
    ['', 'unknown'],
    ['ALS999', 'unknown'],
  ])('a fault %s is %s', (code, meaning) => {
    expect(meaningOfFault(code)).toBe(meaning);
  });

  it('reference and file name fit the interface', () => {
    expect(aanleverkenmerkOf(FILING)).toMatch(/^[A-Za-z0-9-]{1,40}$/);
    expect(fileNameOf('Omzetbelasting', FILING)).toMatch(/^[A-Za-z0-9_-]+\.xbrl$/);
    expect(fileNameOf('Omzetbelasting', FILING).length).toBeLessThanOrEqual(80);
  });

  it('the last delay repeats, spread by a fifth', () => {
    expect([0, 1, 2, 9].map((done) => delayAfter([1, 5], done))).toEqual([1, 5, 5, 5]);
    expect([withJitter(1000, 0), withJitter(1000, 0.5), withJitter(1000, 1)]).toEqual([800, 1000, 1200]);
  });
});
