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
import { amsterdamDate, firstDayOfMonth, isIsoDate, lastDayOfMonth } from './iso-date.js';

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

describe('days, whatever they are', () => {
  const utc = (...[y, month, day]: [number, number, number]) => new Date(Date.UTC(y, month, day));
  const anyYear = fc.integer({ min: 1000, max: 2999 });

  it('begin and end a month where the calendar of JavaScript says so, also beyond December and before January', () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: -30, max: 30 }), (y, month) => {
        expect(firstDayOfMonth(y, month)).toBe(
          utc(y, month - 1, 1)
            .toISOString()
            .slice(0, 10),
        );
        expect(lastDayOfMonth(y, month)).toBe(utc(y, month, 0).toISOString().slice(0, 10));
      }),
    );
  });

  it('exist when the calendar of JavaScript has them', () => {
    const two = fc.integer({ min: 0, max: 40 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(anyYear, two, two, (y, month, day) => {
        const date = utc(y, Number(month) - 1, Number(day))
          .toISOString()
          .slice(0, 10);
        expect(isIsoDate(`${y}-${month}-${day}`)).toBe(date === `${y}-${month}-${day}`);
      }),
      { numRuns: 500 },
    );
    expect(['2026-07-01 ', '2026-7-01', '2026-07-01T', '0999-01-01', '', '2026-07-01\n'].filter(isIsoDate)).toEqual([]);
  });

  it('are those of Amsterdam at any moment, whichever was asked about before', () => {
    const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
    const moments = fc.date({ min: utc(1900, 0, 1), max: utc(2100, 0, 1), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.array(fc.integer({ min: -200, max: 200 })), (start, steps) => {
        for (const minutes of [0, ...steps]) {
          const one = new Date(start.getTime() + minutes * 60_000);
          expect(amsterdamDate(one)).toBe(amsterdam.format(one));
        }
      }),
    );
    expect(() => amsterdamDate(new Date(NaN))).toThrow(RangeError);
  });
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
