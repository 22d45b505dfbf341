import { describe, expect, it } from '@jest/globals';
import {
  amsterdamDate,
  earliestFilingDate,
  filingDeadline,
  parsePeriod,
  periodKey,
  periodKind,
  periodLabel,
  shiftPeriod,
  supplementDeadline,
  TaxInputError,
} from '../index.js';

describe('period', () => {
  it.each([
    ['2026-Q3', '2026-07-01', '2026-09-30', 'quarter', '2026-Q3'],
    ['2026q1', '2026-01-01', '2026-03-31', 'quarter', '2026-Q1'],
    ['2026-K4', '2026-10-01', '2026-12-31', 'quarter', '2026-Q4'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month', '2024-02'],
    ['2026', '2026-01-01', '2026-12-31', 'year', '2026'],
    ['2026-07-01/2026-09-30', '2026-07-01', '2026-09-30', 'quarter', '2026-Q3'],
    ['2026-07-01..2026-08-31', '2026-07-01', '2026-08-31', 'months', '2026-07-01/2026-08-31'],
    ['2026-02-01/2026-04-30', '2026-02-01', '2026-04-30', 'months', '2026-02-01/2026-04-30'],
  ])('reads %s', (text, start, end, kind, key) => {
    const period = parsePeriod(text);
    expect([period.start, period.end, periodKind(period), periodKey(period)]).toEqual([start, end, kind, key]);
  });

  it.each([
    '',
    '2026-Q5',
    '2026-13',
    '26',
    '2026-07-01',
    '2026-07-01/2026-09-31',
    '2026-07-02/2026-09-30',
    '2026-07-01/2026-06-30',
    '2025-01-01/2026-12-31',
  ])('refuses %p', (text) => {
    expect(() => parsePeriod(text)).toThrow(TaxInputError);
  });

  it.each([
    ['2026-Q3', '3e kwartaal 2026', '3rd quarter of 2026'],
    ['2026-07', 'juli 2026', 'July 2026'],
    ['2026', '2026', '2026'],
    ['2026-07-01/2026-08-31', 'juli 2026 t/m augustus 2026', 'July 2026 to August 2026'],
  ])('says %s in words', (text, nl, en) => {
    expect(periodLabel(parsePeriod(text))).toEqual({ nl, en });
  });

  it('moves by whole periods over a year boundary', () => {
    expect(periodKey(shiftPeriod(parsePeriod('2026-Q1'), -1))).toBe('2025-Q4');
    expect(periodKey(shiftPeriod(parsePeriod('2026-01'), -12))).toBe('2025-01');
  });
});

describe('deadlines', () => {
  it.each([
    ['2026-01', 'resident', '2026-02-28'],
    ['2026-Q3', 'resident', '2026-10-31'],
    ['2026-Q4', 'resident', '2027-01-31'],
    ['2026', 'resident', '2027-03-31'],
    ['2025-01', 'non-resident', '2025-03-31'],
    ['2025-12', 'non-resident', '2026-02-28'],
    ['2025-Q2', 'non-resident', '2025-08-31'],
    ['2025-Q4', 'non-resident', '2026-02-28'],
    ['2025', 'non-resident', '2026-03-31'],
  ] as const)('of a VAT return over %s by a %s is %s', (text, residence, deadline) => {
    expect(filingDeadline(parsePeriod(text), 'vat-return', residence)).toBe(deadline);
  });

  it('of an ICP statement is a month after the period for everyone', () => {
    expect(filingDeadline(parsePeriod('2026-Q3'), 'icp-statement', 'non-resident')).toBe('2026-10-31');
    expect(filingDeadline(parsePeriod('2026-07-01/2026-08-31'), 'icp-statement')).toBe('2026-09-30');
  });

  it('of a supplement is eight weeks after discovery', () => {
    expect(filingDeadline(parsePeriod('2026-Q3'), 'supplement')).toBeUndefined();
    expect(supplementDeadline('2026-11-22')).toBe('2027-01-17');
  });

  it('opens on the 24th of the last month', () => {
    expect(earliestFilingDate(parsePeriod('2026-Q3'))).toBe('2026-09-24');
  });

  it('takes the day from the clock in Amsterdam', () => {
    expect(amsterdamDate(new Date('2026-10-31T22:59:00Z'))).toBe('2026-10-31');
    expect(amsterdamDate(new Date('2026-10-31T23:00:00Z'))).toBe('2026-11-01');
    expect(amsterdamDate(new Date('2026-07-31T22:00:00Z'))).toBe('2026-08-01');
  });
});
