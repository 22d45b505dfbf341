import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  earliestFilingDate,
  filingDeadline,
  filingTiming,
  parsePeriod,
  paymentDeadline,
  periodKey,
  periodKind,
  shiftPeriod,
  type Period,
} from '../index.js';

const year = fc.integer({ min: 2020, max: 2099 });
const key = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, quarter]) => `${y}-Q${quarter}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, month]) => `${y}-${String(month).padStart(2, '0')}`),
);
const period: fc.Arbitrary<Period> = key.map(parsePeriod);
const residence = fc.constantFrom('resident' as const, 'non-resident' as const);
const moment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2100-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('periods, whatever they are', () => {
  it('are read back from their key, and from their days', () => {
    fc.assert(
      fc.property(key, (text) => {
        const read = parsePeriod(text);
        expect(periodKey(read)).toBe(text);
        expect(parsePeriod(`${read.start}/${read.end}`)).toEqual(read);
      }),
    );
  });

  it('move there and back, and follow on one another', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: -40, max: 40 }), (one, count) => {
        expect(shiftPeriod(shiftPeriod(one, count), -count)).toEqual(one);
        expect(shiftPeriod(one, 1).start).toBe(addDays(one.end, 1));
        expect(periodKind(shiftPeriod(one, count))).toBe(periodKind(one));
      }),
    );
  });

  it('have a deadline after their end, on the last day of a month, never before the first day to file', () => {
    fc.assert(
      fc.property(
        period,
        residence,
        fc.constantFrom('vat-return' as const, 'icp-statement' as const),
        (one, lives, filing) => {
          const due = filingDeadline(one, filing, lives)!;
          expect(due > one.end).toBe(true);
          expect(addDays(due, 1).slice(8)).toBe('01');
          expect(earliestFilingDate(one) <= one.end).toBe(true);
          expect(earliestFilingDate(one) >= one.start).toBe(true);
          if (filing === 'vat-return') expect(paymentDeadline(one, lives)).toBe(due);
        },
      ),
    );
  });

  it('are judged by the same days that are told', () => {
    fc.assert(
      fc.property(moment, period, residence, (at, one, lives) => {
        const { timeliness, on, opens, due, graceUntil, daysLeft } = filingTiming(at, one, 'vat-return', lives);
        expect(timeliness === 'too-early').toBe(on < opens!);
        expect(timeliness === 'late').toBe(on > graceUntil);
        expect(timeliness === 'grace').toBe(on > due && on <= graceUntil);
        expect(addDays(on, daysLeft)).toBe(due);
        expect(daysBetween(due, graceUntil)).toBe(7);
      }),
    );
  });
});
