import { describe, expect, it } from '@jest/globals';
import { aSupplement, aVatReturn, surroundings } from '../testing/sample-filings.js';
import type { CheckedFiling } from './checked-filing.js';
import { checkFiling } from './check-filing.js';
import type { Surroundings } from './surroundings.js';

const codes = (filing: CheckedFiling, around: Partial<Surroundings> = {}) =>
  checkFiling(filing, surroundings(around)).map(({ code }) => code);

/** A supplement to a return of 0 whose difference is the given VAT, as input VAT so that no rate is involved. */
const correcting = (difference: number) => aSupplement('2026-Q1', { '5b': -difference }, 0);

describe('a supplement', () => {
  it('that holds has no findings', () => {
    expect(codes(aSupplement())).toEqual([]);
  });

  it('is refused when new, difference or 5a does not hold', () => {
    const { supplement, figures } = aSupplement();
    const wrong = (totals: object, boxes: object = {}) =>
      aSupplement('2026-Q1', {}, 0, { supplement: { ...supplement, ...totals }, figures: { ...figures, ...boxes } });
    expect(codes(wrong({ difference: supplement.difference + 1 }))).toEqual(['ARITHMETIC_SUPPLEMENT_DIFFERENCE']);
    expect(codes(wrong({ totalNew: supplement.totalNew - 1, difference: supplement.difference - 1 }))).toEqual([
      'ARITHMETIC_SUPPLEMENT_NEW',
    ]);
    expect(codes(wrong({}, { '5a': 23_101 }))).toEqual(['ARITHMETIC_5A', 'ARITHMETIC_SUPPLEMENT_NEW']);
  });

  it('up to € 1,000 belongs in the next return', () => {
    const small = (difference: number) => codes(correcting(difference)).includes('CHECK_SUPPLEMENT_SMALL');
    expect([1_000, -1_000, 1].map(small)).toEqual([true, true, true]);
    expect([1_001, -1_001].map(small)).toEqual([false, false]);
    expect(codes(correcting(500), { settings: { supplementLimitEuros: 100 } })).not.toContain('CHECK_SUPPLEMENT_SMALL');
  });

  it('without a difference is noted', () => {
    expect(codes(aSupplement('2026-Q1', { '1a.turnover': 100_000, '1a.tax': 21_000, '5b': 9_000 }))).toEqual([
      'CHECK_SUPPLEMENT_NO_DIFFERENCE',
    ]);
  });

  it('can be made until the end of the fifth year after', () => {
    const old = aSupplement('2025');
    expect(codes(old, { today: '2030-12-31' })).toEqual([]);
    expect(checkFiling(old, surroundings({ today: '2031-01-01' }))).toMatchObject([
      { code: 'CHECK_SUPPLEMENT_TOO_OLD', severity: 'refuse', details: { until: '2030-12-31' } },
    ]);
  });

  it('is late eight weeks after discovery', () => {
    expect(codes(aSupplement(), { today: '2026-10-15', discovered: '2026-08-20' })).toEqual([]);
    expect(codes(aSupplement(), { today: '2026-10-15', discovered: '2026-08-19' })).toEqual(['CHECK_SUPPLEMENT_LATE']);
    expect(codes(aSupplement('2023-Q1'), { today: '2026-10-15', discovered: '2024-12-31' })).toEqual([]);
  });

  it('covers periods of one year', () => {
    expect(codes(aSupplement('2025-11-01/2026-02-28'))).toEqual(['CHECK_SUPPLEMENT_TWO_YEARS']);
    expect(codes(aSupplement('2026-01-01/2026-05-31'))).toEqual([]);
  });

  it('over a period that still runs is warned about', () => {
    expect(codes(aSupplement('2026'))).toEqual(['CHECK_PERIOD_NOT_ENDED']);
    expect(codes(aSupplement('2026-Q3'), { today: '2026-09-30' })).toEqual(['CHECK_PERIOD_NOT_ENDED']);
    expect(codes(aSupplement('2026-Q3'), { today: '2026-10-01' })).toEqual([]);
  });
});

describe('what a supplement says was declared', () => {
  const known = [aVatReturn('2026-Q1')];

  it('must be the return', () => {
    expect(codes(aSupplement(), { vatReturns: known })).toEqual([]);
    expect(codes(aSupplement('2026-Q1', undefined, 12_001), { vatReturns: known })).toEqual([
      'CHECK_SUPPLEMENT_OLD_DIFFERS',
    ]);
  });

  it('includes earlier supplements', () => {
    const supplements = [aSupplement()];
    const second = (old: number) =>
      aSupplement('2026-Q1', { '1a.turnover': 120_000, '1a.tax': 25_200, '5b': 9_000 }, old);
    expect(codes(second(14_100), { vatReturns: known, supplements })).toEqual([]);
    expect(codes(second(12_000), { vatReturns: known, supplements })).toEqual(['CHECK_SUPPLEMENT_OLD_DIFFERS']);
  });

  it('is the sum of the returns of a year, and not judged when one of them is unknown', () => {
    const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].map((period) => aVatReturn(period));
    const year = (old: number) => aSupplement('2025', { '1a.turnover': 500_000, '1a.tax': 105_000 }, old);
    expect(codes(year(48_000), { vatReturns: quarters })).toEqual([]);
    expect(codes(year(36_000), { vatReturns: quarters })).toEqual(['CHECK_SUPPLEMENT_OLD_DIFFERS']);
    expect(codes(year(36_000), { vatReturns: quarters.slice(1) })).toEqual([]);
  });

  it('is not judged when an earlier supplement is about other months too', () => {
    const returns = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'].map((period) => aVatReturn(period));
    const year = aSupplement('2025', { '1a.turnover': 500_000, '1a.tax': 105_000 }, 48_000);
    const quarter = aSupplement('2025-Q1', undefined, 16_000);
    expect(codes(quarter, { vatReturns: returns, supplements: [year] })).toEqual([]);
    expect(codes(quarter, { vatReturns: returns, supplements: [] })).toEqual(['CHECK_SUPPLEMENT_OLD_DIFFERS']);
  });

  it('needs a return, when it is known that there is none', () => {
    expect(codes(aSupplement(), { vatReturns: [] })).toEqual(['CHECK_SUPPLEMENT_WITHOUT_RETURN']);
    expect(codes(aSupplement())).toEqual([]);
  });
});
