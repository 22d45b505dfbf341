import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, interestOnSupplement, parsePeriod } from '../index.js';
import { daysOfInterest } from './days-of-interest.js';
import { refusalCode } from '../testing/refusal-code.js';

const year2025 = parsePeriod('2025-Q2');

describe('interest on a supplement', () => {
  it('is none within three months after the year', () => {
    const interest = interestOnSupplement({ period: year2025, cents: 10_000_00, filedOn: '2026-03-31' });
    expect(interest).toMatchObject({ cents: 0, stretches: [], freeUntil: '2026-03-31' });
    expect(interest.messages.nl).toBe(
      'U betaalt geen belastingrente: de suppletie is uiterlijk 31 maart 2026 ingediend.',
    );
  });

  it('runs from 1 January after the year until 14 days after the assessment: 5% in 2026', () => {
    const interest = interestOnSupplement({
      period: year2025,
      cents: 10_000_00,
      filedOn: '2026-06-01',
      assessedOn: '2026-06-20',
    });
    expect(interest.stretches).toEqual([{ from: '2026-01-01', until: '2026-07-04', percent: 5, days: 184 }]);
    expect(interest.cents).toBe(255_55); // 10,000 × 5% × 184 / 360 = 255.5556
    expect(interest.messages).toEqual({
      nl: 'U betaalt naar schatting € 255,55 belastingrente, gerekend van 1 januari 2026 tot en met 4 juli 2026. Bij een suppletie uiterlijk 31 maart 2026 was er geen rente geweest.',
      en: 'You pay an estimated €255.55 of interest, from 1 January 2026 to 4 July 2026. Filing by 31 March 2026 would have cost no interest.',
    });
  });

  it('takes each year’s own rate, and ten weeks at most when the assessment is not known or late', () => {
    const supplement = { period: parsePeriod('2024'), cents: 10_000_00, filedOn: '2026-03-01' };
    const interest = interestOnSupplement(supplement);
    expect(interest.stretches).toEqual([
      { from: '2025-01-01', until: '2025-12-31', percent: 6.5, days: 360 },
      { from: '2026-01-01', until: '2026-05-10', percent: 5, days: 130 },
    ]);
    expect(interest.cents).toBe(830_55); // 650 + 180.5556
    expect(interestOnSupplement({ ...supplement, assessedOn: '2026-12-01' })).toEqual(interest);
  });

  it('knows the rates since 2020', () => {
    const { stretches } = interestOnSupplement({ period: parsePeriod('2020'), cents: 1_00, filedOn: '2025-12-01' });
    expect(stretches.map(({ from, percent }) => `${from} ${percent}`)).toEqual([
      '2021-01-01 4',
      '2023-07-01 6',
      '2024-01-01 7.5',
      '2025-01-01 6.5',
      '2026-01-01 5',
    ]);
  });

  it('is none on nothing, and takes whole cents only', () => {
    const filedOn = '2026-06-01';
    expect(interestOnSupplement({ period: year2025, cents: 0, filedOn }).cents).toBe(0);
    expect(refusalCode(() => interestOnSupplement({ period: year2025, cents: 1.5, filedOn }))).toBe(
      'CENTS_NOT_INTEGER',
    );
  });

  it('never falls when more is owed or filed later, and is a whole number of cents', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000_00 });
    const wait = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(cents, cents, wait, wait, (some, more, soon, later) => {
        const interest = (owed: number, days: number) =>
          interestOnSupplement({ period: year2025, cents: owed, filedOn: addDays('2026-01-01', days) }).cents;
        const least = interest(Math.min(some, more), Math.min(soon, later));
        const most = interest(Math.max(some, more), Math.max(soon, later));
        expect(Number.isSafeInteger(most)).toBe(true);
        expect(least).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('days of interest', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 360],
    ['2026-01-01', '2026-01-30', 30],
    ['2026-01-01', '2026-01-31', 30],
    ['2026-02-01', '2026-02-28', 30],
    ['2024-02-01', '2024-02-28', 28],
    ['2026-03-15', '2026-03-15', 1],
    ['2026-01-01', '2026-07-04', 184],
  ])('from %s to %s are %d', (first, last, days) => {
    expect(daysOfInterest(first, last)).toBe(days);
  });
});
