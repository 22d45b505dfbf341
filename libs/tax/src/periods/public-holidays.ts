import { addDays, firstDayOfMonth, type IsoDate } from './iso-date.js';
import type { Messages } from '../tax.errors.js';

/** A public holiday in the Netherlands. */
export interface PublicHoliday {
  readonly date: IsoDate;
  readonly name: Messages;
}

/**
 * Public holidays of a year, earliest first, from 2014 on: art. 3 Algemene termijnenwet, Good Friday included (second paragraph). They move no deadline of
 * the tax office (art. 19 AWR): use them for when people work. Easter and Whit Sunday are not named in the act: they are Sundays.
 */
export function publicHolidays(year: number): readonly PublicHoliday[] {
  const easter = easterSunday(year);
  return [
    holiday(`${year}-01-01`, 'Nieuwjaarsdag', 'New Year’s Day'),
    holiday(addDays(easter, -2), 'Goede Vrijdag', 'Good Friday'),
    holiday(addDays(easter, 1), 'tweede paasdag', 'Easter Monday'),
    holiday(kingsDay(year), 'Koningsdag', 'King’s Day'),
    holiday(`${year}-05-05`, 'Bevrijdingsdag', 'Liberation Day'),
    holiday(addDays(easter, 39), 'Hemelvaartsdag', 'Ascension Day'),
    holiday(addDays(easter, 50), 'tweede pinksterdag', 'Whit Monday'),
    holiday(`${year}-12-25`, 'eerste kerstdag', 'Christmas Day'),
    holiday(`${year}-12-26`, 'tweede kerstdag', 'Boxing Day'),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The public holiday on a day; undefined when it is none. */
export const publicHolidayOn = (date: IsoDate): PublicHoliday | undefined =>
  publicHolidays(Number(date.slice(0, 4))).find((known) => known.date === date);

/** Day of the week: 1 Monday … 7 Sunday (ISO 8601). */
export const weekday = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** First Sunday after the first full moon of spring, Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): IsoDate {
  const golden = year % 19;
  const [century, ofCentury] = [Math.floor(year / 100), year % 100];
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  return addDays(firstDayOfMonth(year, 3), moon + sunday - 7 * late + 21);
}

/** 27 April, or the day before when that is a Sunday. */
function kingsDay(year: number): IsoDate {
  const birthday = `${year}-04-27`;
  return weekday(birthday) === 7 ? addDays(birthday, -1) : birthday;
}

const holiday = (date: IsoDate, nl: string, en: string): PublicHoliday => ({ date, name: { nl, en } });
