import { describe, expect, it } from '@jest/globals';
import { easterSunday, publicHolidayOn, publicHolidays, weekday } from '../index.js';

describe('public holidays', () => {
  it.each([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
  ])('Easter of that year is on %s', (date) => expect(easterSunday(Number(date.slice(0, 4)))).toBe(date));

  it('are those of 2026', () => {
    expect(publicHolidays(2026).map(({ date, name }) => `${date} ${name.nl}`)).toEqual([
      '2026-01-01 Nieuwjaarsdag',
      '2026-04-03 Goede Vrijdag',
      '2026-04-06 tweede paasdag',
      '2026-04-27 Koningsdag',
      '2026-05-05 Bevrijdingsdag',
      '2026-05-14 Hemelvaartsdag',
      '2026-05-25 tweede pinksterdag',
      '2026-12-25 eerste kerstdag',
      '2026-12-26 tweede kerstdag',
    ]);
  });

  it('has King’s Day on Saturday when the 27th is a Sunday', () => {
    expect(publicHolidayOn('2025-04-26')?.name.en).toBe('King’s Day');
    expect(publicHolidayOn('2025-04-27')).toBeUndefined();
  });

  it('knows Monday from Sunday', () => {
    expect([weekday('2026-11-23'), weekday('2026-11-22')]).toEqual([1, 7]);
  });
});
