import { describe, expect, it } from '@jest/globals';
import { aSupplement, aVatReturn, surroundings } from '../testing/sample-filings.js';
import type { CheckedFiling } from './checked-filing.js';
import { checkFiling } from './check-filing.js';
import type { Surroundings } from './surroundings.js';

const codes = (filing: CheckedFiling, around: Partial<Surroundings> = {}) =>
  checkFiling(filing, surroundings(around)).map(({ code }) => code);
const find = (code: string, filing: CheckedFiling, around: Partial<Surroundings> = {}) =>
  checkFiling(filing, surroundings(around)).filter((finding) => finding.code === code);

describe('a VAT return', () => {
  it('that holds and is in time has no findings', () => {
    expect(checkFiling(aVatReturn(), surroundings())).toEqual([]);
  });

  it('is refused when 5a or the total is off by one euro', () => {
    const right = aVatReturn().figures;
    const wrong5a = aVatReturn('2026-Q3', {}, { figures: { ...right, '5a': 21_001, total: 12_001 } });
    const wrongTotal = aVatReturn('2026-Q3', {}, { figures: { ...right, total: 11_999 } });
    expect(find('ARITHMETIC_5A', wrong5a)).toMatchObject([{ severity: 'refuse', details: { box: '5a' } }]);
    expect(codes(wrongTotal)).toEqual(['ARITHMETIC_TOTAL']);
    expect(find('ARITHMETIC_TOTAL', wrongTotal)[0]?.messages.nl).toContain(
      'Er staat € 11.999; het moet € 12.000 zijn.',
    );
  });

  it('is refused with the day it can be sent, until the 24th of the last month', () => {
    const early = find('CHECK_FILED_TOO_EARLY', aVatReturn(), { today: '2026-09-23' });
    expect(early).toMatchObject([{ severity: 'refuse', details: { from: '2026-09-24' } }]);
    expect(early[0]?.messages.en).toContain('24 September 2026');
    expect(codes(aVatReturn(), { today: '2026-09-24' })).toEqual([]);
  });

  it('is refused for a period that has not begun', () => {
    expect(codes(aVatReturn(), { today: '2026-06-30' })).toEqual(['CHECK_PERIOD_FUTURE']);
    expect(codes(aVatReturn(), { today: '2026-07-01' })).toEqual(['CHECK_FILED_TOO_EARLY']);
  });

  it('is late the day after the deadline, which is a month later for a non-resident', () => {
    expect(codes(aVatReturn(), { today: '2026-10-31' })).toEqual([]);
    expect(find('CHECK_FILED_LATE', aVatReturn(), { today: '2026-11-01' })).toMatchObject([
      { severity: 'warn', details: { deadline: '2026-10-31' } },
    ]);
    const saidOn = (today: string) => find('CHECK_FILED_LATE', aVatReturn(), { today })[0]?.messages.en;
    expect(saidOn('2026-11-07')).toContain('by 7 November 2026, there is no fine');
    expect(saidOn('2026-11-08')).toContain('The fine for filing late is €82.');
    expect(codes(aVatReturn(), { today: '2026-11-30', residence: 'non-resident' })).toEqual([]);
  });

  it('is refused over two months, and over half a month nothing else is judged', () => {
    expect(codes(aVatReturn('2026-07-01/2026-08-31'))).toEqual(['CHECK_PERIOD_KIND']);
    const half = aVatReturn('2026-Q3', {}, { period: { start: '2026-07-01', end: '2026-07-15' } });
    expect(codes(half)).toEqual(['CHECK_PERIOD_NOT_WHOLE_MONTHS']);
  });

  it('warns when a return for the period was filed before', () => {
    expect(codes(aVatReturn(), { vatReturns: [aVatReturn()] })).toEqual(['CHECK_ALREADY_FILED']);
    expect(codes(aVatReturn(), { vatReturns: [aVatReturn('2026-Q2')] })).toEqual([]);
  });
});

describe('the rate', () => {
  const taxed = (tax: number, turnover = 100_000) => aVatReturn('2026-Q3', { '1a.turnover': turnover, '1a.tax': tax });

  it('may differ by one percent, not by more', () => {
    expect(codes(taxed(21_210))).toEqual([]);
    expect(codes(taxed(21_211))).toEqual(['CHECK_RATE_DIFFERS']);
    expect(codes(taxed(20_789))).toEqual(['CHECK_RATE_DIFFERS']);
  });

  it('may differ by ten euros on a small amount', () => {
    expect(codes(taxed(31, 100))).toEqual([]);
    expect(codes(taxed(32, 100))).toEqual(['CHECK_RATE_DIFFERS']);
  });

  it('is only warned about, as the public test return with mixed rates shows (1200 / 294)', () => {
    const [finding] = find('CHECK_RATE_DIFFERS', taxed(294, 1_200));
    expect(finding).toMatchObject({ severity: 'warn', details: { box: '1a', percent: 21 } });
    expect(finding?.messages.en).toBe(
      'Box 1a has €294 VAT over €1,200; 21% of that is €252. Corrections may explain it; look into it.',
    );
  });

  it('is 9 percent in 1b', () => {
    expect(codes(aVatReturn('2026-Q3', { '1b.turnover': 10_000, '1b.tax': 900 }))).toEqual([]);
    expect(codes(aVatReturn('2026-Q3', { '1b.turnover': 10_000, '1b.tax': 600 }))).toEqual(['CHECK_RATE_DIFFERS']);
  });

  it('goes by the settings of the office', () => {
    expect(codes(taxed(22_000), { settings: { rateMarginPercent: 5 } })).toEqual([]);
  });

  it('finds VAT without turnover and turnover without VAT', () => {
    expect(codes(taxed(21_000, 0))).toEqual(['CHECK_TAX_WITHOUT_TURNOVER']);
    expect(codes(aVatReturn('2026-Q3', { '1a.turnover': 100_000, '1a.tax': 0 }))).toEqual([
      'CHECK_TURNOVER_WITHOUT_TAX',
    ]);
    expect(codes(taxed(10, 0))).toEqual([]);
    expect(codes(taxed(11, 0))).toEqual(['CHECK_TAX_WITHOUT_TURNOVER']);
  });
});

describe('the boxes', () => {
  it('may not be those of another year', () => {
    const legacy = { ...aVatReturn().figures, '5c': 12_000 } as CheckedFiling extends never
      ? never
      : Record<string, number>;
    expect(find('CHECK_BOX_NOT_ON_FORM', aVatReturn('2026-Q3', {}, { figures: legacy }))).toMatchObject([
      { severity: 'refuse', details: { box: '5c', year: 2026 } },
    ]);
    expect(codes(aVatReturn('2026-Q3', { '1a.turnover': 100_000, '1a.tax': 21_000, '5d': 0 }))).toEqual([
      'CHECK_BOX_NOT_ON_FORM',
    ]);
    const of2020 = { today: '2021-01-15' };
    expect(codes(aVatReturn('2020-Q4', { '1a.turnover': 100_000, '1a.tax': 21_000, '5d': 0 }), of2020)).toEqual([]);
    expect(codes(aVatReturn('2020-Q4', { '1a.turnover': 100_000, '1a.tax': 21_000, '5d': 500 }), of2020)).toEqual([
      'CHECK_SMALL_BUSINESS_REDUCTION',
    ]);
  });

  it('are warned about when negative or of two signs', () => {
    expect(codes(aVatReturn('2026-Q3', { '1a.turnover': 100_000, '1a.tax': 21_000, '3a.turnover': -1 }))).toEqual([
      'CHECK_BOX_NEGATIVE',
    ]);
    const twoSigns = aVatReturn('2026-Q3', {
      '1a.turnover': 100_000,
      '1a.tax': 21_000,
      '4a.turnover': 500,
      '4a.tax': -105,
      '5b': 0,
    });
    expect(codes(twoSigns)).toEqual(['CHECK_BOX_NEGATIVE', 'CHECK_BOX_SIGNS_DIFFER']);
  });

  it('note reverse-charged VAT that is not deducted', () => {
    const bought = (input: number) =>
      aVatReturn('2026-Q3', {
        '1a.turnover': 100_000,
        '1a.tax': 21_000,
        '4b.turnover': 1_000,
        '4b.tax': 210,
        '5b': input,
      });
    expect(codes(bought(210))).toEqual([]);
    expect(find('CHECK_REVERSE_CHARGE_NOT_DEDUCTED', bought(209))).toMatchObject([{ severity: 'note' }]);
  });
});

describe('the outcome', () => {
  const refund = (input: number) => aVatReturn('2026-Q3', { '5b': input });

  it('is noted when nil or a refund', () => {
    expect(codes(aVatReturn('2026-Q3', {}))).toEqual(['CHECK_NIL_RETURN']);
    expect(codes(refund(1))).toEqual(['CHECK_REFUND']);
  });

  it('is large from € 10,000 when nothing earlier is known', () => {
    expect(codes(refund(9_999))).toEqual(['CHECK_REFUND']);
    expect(codes(refund(10_000))).toEqual(['CHECK_REFUND_LARGE', 'CHECK_REFUND']);
  });

  it('is large from twice the largest earlier refund, and from € 2,500', () => {
    const quiet = { changeMinimumEuros: 1e9 };
    const history = { previous: aVatReturn('2026-Q2', { '5b': 3_000 }), settings: quiet };
    expect(codes(refund(5_999), history)).toEqual(['CHECK_REFUND']);
    expect(codes(refund(6_000), history)).toEqual(['CHECK_REFUND_LARGE', 'CHECK_REFUND']);
    const payer = { previous: aVatReturn('2026-Q2'), settings: quiet };
    expect(codes(refund(2_499), payer)).toEqual(['CHECK_REFUND']);
    expect(codes(refund(2_500), payer)).toEqual(['CHECK_REFUND_LARGE', 'CHECK_REFUND']);
  });
});

describe('the period before', () => {
  const earning = (turnover: number, period = '2026-Q3') =>
    aVatReturn(period, { '1a.turnover': turnover, '1a.tax': Math.floor(turnover * 0.21), '5b': 100 });

  it('makes a box unusual from three times as much and € 5,000', () => {
    const previous = earning(10_000, '2026-Q2');
    expect(codes(earning(29_999), { previous })).toEqual([]);
    expect(find('CHECK_BOX_UNUSUAL', earning(30_000), { previous })).toMatchObject([
      { details: { box: '1a.turnover' } },
    ]);
    expect(codes(earning(7_400), { previous: earning(2_401, '2026-Q2') })).toEqual([]);
    expect(codes(earning(7_400), { previous: earning(2_400, '2026-Q2') })).toEqual(['CHECK_BOX_UNUSUAL']);
  });

  it('does not make usual seasons unusual', () => {
    const around = { previous: earning(10_000, '2026-Q2'), lastYear: earning(80_000, '2025-Q3') };
    expect(codes(earning(90_000), around)).toEqual([]);
  });

  it('must be the period before, of the same kind', () => {
    expect(codes(earning(90_000), { previous: earning(10_000, '2026-Q1') })).toEqual([]);
    expect(codes(earning(90_000), { previous: aSupplement('2026-Q2') })).toEqual([]);
  });

  it('with exactly the same figures is suspicious, unless nil', () => {
    expect(codes(aVatReturn(), { previous: aVatReturn('2026-Q2') })).toEqual(['CHECK_SAME_AS_PREVIOUS']);
    expect(codes(aVatReturn('2026-Q3', {}), { previous: aVatReturn('2026-Q2', {}) })).toEqual(['CHECK_NIL_RETURN']);
  });
});
