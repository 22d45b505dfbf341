import { lastDayOfMonth, type IsoDate } from '../periods/iso-date.js';
import { monthOf, yearOf } from '../periods/period.js';

/**
 * Days from one day to another, both counted, in months of 30 and years of 360 days: the tax office's custom for interest, for which no
 * public source was in reach. The last day of a month counts as its 30th, so stretches of whole months add up.
 */
export function daysOfInterest(first: IsoDate, last: IsoDate): number {
  const end = last === lastDayOfMonth(yearOf(last), monthOf(last)) ? 30 : dayOf(last);
  return months(last) * 30 + end - months(first) * 30 - Math.min(dayOf(first), 30) + 1;
}

function months(date: IsoDate): number {
  return yearOf(date) * 12 + monthOf(date);
}

function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10));
}
