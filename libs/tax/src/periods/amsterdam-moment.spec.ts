import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, amsterdamDate, amsterdamMinute, amsterdamMoment } from '../index.js';

describe('a day and a time in Amsterdam', () => {
  it.each([
    ['2026-07-01', 540, '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', 540, '2026-12-01T08:00:00.000Z'],
    // Summer time ends on 25 October 2026: 02:30 comes twice.
    ['2026-10-24', 1440, '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', 1440, '2026-10-25T23:00:00.000Z'],
    // It begins on 29 March 2026: 02:30 does not come.
    ['2026-03-29', 150, '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
  ])('%s, minute %d: %s', (date, minute, instant) => {
    expect(amsterdamMoment(date, minute).toISOString()).toBe(instant);
  });

  it('is what the clock there shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7300 }), fc.integer({ min: 240, max: 1439 }), (day, minute) => {
        const date = addDays('2020-01-01', day);
        const moment = amsterdamMoment(date, minute);
        expect([amsterdamDate(moment), amsterdamMinute(moment)]).toEqual([date, minute]);
      }),
    );
  });
});
