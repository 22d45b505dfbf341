import { describe, expect, it } from '@jest/globals';
import { aanleverkenmerkOf } from '../submission/submission.rules.js';
import { filingOfReference, toFetch, windowOf } from './message.rules.js';

const line = (kenmerk: string) => ({
  kenmerk,
  berichtsoort: 'ServiceberichtAanslag',
  identiteitBelanghebbende: { nummer: '001000044B37', type: 'BTW' },
});

describe('what is fetched', () => {
  it('is what is listed more often than it is stored', () => {
    const listed = ['a', 'b', 'b', 'c', 'c'].map(line);
    const stored = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 1],
    ]);
    expect(toFetch(listed, stored)).toEqual(['c']);
    expect(toFetch(listed, new Map())).toEqual(['a', 'b', 'c']);
  });

  it('is asked for from a while before the last time, and the first time from the beginning', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(windowOf(undefined, now, 1000)).toEqual({ tijdstempelTot: now });
    expect(windowOf(new Date('2026-11-22T11:00:00Z'), now, 60_000)).toEqual({
      tijdstempelVanaf: new Date('2026-11-22T10:59:00Z'),
      tijdstempelTot: now,
    });
  });
});

describe('the filing a message is about', () => {
  it('is found by our own reference, and by nothing that looks like it', () => {
    const filingId = '01935f6e-7b1c-7d3a-9f2b-0123456789ab';
    expect(filingOfReference(aanleverkenmerkOf(filingId))).toBe(filingId);
    for (const other of [undefined, '', 'AK-1', `AK-${'0'.repeat(33)}`, `ak-${'0'.repeat(32)}`]) {
      expect(filingOfReference(other)).toBeUndefined();
    }
  });
});
