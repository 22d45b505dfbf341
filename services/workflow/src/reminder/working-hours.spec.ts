import { amsterdamDate } from '@akkoord/tax';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpen, nextWorkingMoment, USUAL_HOURS, workingDayUntil, type WorkingHours } from './working-hours.js';

const next = (now: string, hours: WorkingHours = USUAL_HOURS): string =>
  nextWorkingMoment(hours, new Date(now)).toISOString();

describe('working hours', () => {
  it.each([
    ['on a working day', '2026-10-23T10:15:00.000Z', '2026-10-23T10:15:00.000Z'],
    ['before opening', '2026-10-23T05:00:00.000Z', '2026-10-23T07:00:00.000Z'],
    ['at the minute it closes', '2026-10-22T15:00:00.000Z', '2026-10-23T07:00:00.000Z'],
    ['on Friday evening, the clock going back in between', '2026-10-23T18:00:00.000Z', '2026-10-26T08:00:00.000Z'],
    ['before Easter', '2026-04-02T18:00:00.000Z', '2026-04-07T07:00:00.000Z'],
    ['at Christmas before a weekend', '2026-12-24T17:00:00.000Z', '2026-12-28T08:00:00.000Z'],
  ])('%s: %s becomes %s', (_, now, expected) => expect(next(now)).toBe(expected));

  it('are those of the office: Saturdays, holidays, days of its own', () => {
    const saturdays = { ...USUAL_HOURS, days: [6], opensAt: 600 };
    expect(next('2026-10-19T09:00:00.000Z', saturdays)).toBe('2026-10-24T08:00:00.000Z');
    expect(next('2026-04-03T09:00:00.000Z', { ...USUAL_HOURS, worksOnPublicHolidays: true })).toBe(
      '2026-04-03T09:00:00.000Z',
    );
    expect(next('2026-10-23T10:15:00.000Z', { ...USUAL_HOURS, closedOn: ['2026-10-23'] })).toBe(
      '2026-10-26T08:00:00.000Z',
    );
  });

  it('looks back for a day by which something has to be known', () => {
    expect(workingDayUntil(USUAL_HOURS, '2026-10-25')).toBe('2026-10-23');
    expect(workingDayUntil(USUAL_HOURS, '2026-12-27')).toBe('2026-12-24');
    expect(workingDayUntil(USUAL_HOURS, '2026-10-23')).toBe('2026-10-23');
  });

  it('always give a moment at which the office is open, and never one before now', () => {
    const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(moments, days, fc.integer({ min: 0, max: 1380 }), (now, workdays, opensAt) => {
        const hours = { ...USUAL_HOURS, days: workdays, opensAt, closesAt: opensAt + 60 };
        const moment = nextWorkingMoment(hours, now);
        expect(moment.getTime()).toBeGreaterThanOrEqual(now.getTime());
        // An hour that the clock skips in spring has no minute in it.
        if (amsterdamDate(moment).slice(5, 7) !== '03') expect(isOpen(hours, moment)).toBe(true);
      }),
    );
  });
});
