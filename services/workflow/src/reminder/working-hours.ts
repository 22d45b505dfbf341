import {
  addDays,
  amsterdamDate,
  amsterdamMinute,
  amsterdamMoment,
  publicHolidayOn,
  weekday,
  type IsoDate,
} from '@akkoord/tax';

/** When an office is at work, in Europe/Amsterdam: only then people are reminded. */
export interface WorkingHours {
  /** 1 Monday … 7 Sunday; at least one. */
  readonly days: readonly number[];
  /** Minutes since midnight. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly worksOnPublicHolidays: boolean;
  /** Days of its own on which it is closed. */
  readonly closedOn: readonly IsoDate[];
}

/** Of an office that set none: Monday to Friday, nine to five, not on public holidays. */
export const USUAL_HOURS: WorkingHours = {
  days: [1, 2, 3, 4, 5],
  opensAt: 9 * 60,
  closesAt: 17 * 60,
  worksOnPublicHolidays: false,
  closedOn: [],
};

/** An office that is closed for longer than this is reminded all the same. */
const LONGEST_CLOSED_DAYS = 31;

export function isWorkingDay(hours: WorkingHours, date: IsoDate): boolean {
  if (!hours.days.includes(weekday(date)) || hours.closedOn.includes(date)) return false;
  return hours.worksOnPublicHolidays || publicHolidayOn(date) === undefined;
}

export function isOpen(hours: WorkingHours, now: Date): boolean {
  const minute = amsterdamMinute(now);
  return minute >= hours.opensAt && minute < hours.closesAt && isWorkingDay(hours, amsterdamDate(now));
}

/** When the office opens on that day. */
export const openingOn = (hours: WorkingHours, date: IsoDate): Date => amsterdamMoment(date, hours.opensAt);

/** Now, when the office is at work; otherwise when it next opens. */
export function nextWorkingMoment(hours: WorkingHours, now: Date): Date {
  if (isOpen(hours, now)) return now;
  const today = amsterdamDate(now);
  for (let days = 0; days <= LONGEST_CLOSED_DAYS; days += 1) {
    const date = addDays(today, days);
    const opening = openingOn(hours, date);
    if (isWorkingDay(hours, date) && opening > now) return opening;
  }
  return now;
}

/** That day, or the last working day before it: what has to be known by a day is told before it, not after. */
export function workingDayUntil(hours: WorkingHours, date: IsoDate): IsoDate {
  for (let days = 0; days <= LONGEST_CLOSED_DAYS; days += 1) {
    const earlier = addDays(date, -days);
    if (isWorkingDay(hours, earlier)) return earlier;
  }
  return date;
}

/** That day, or the first working day after it. */
export function workingDayFrom(hours: WorkingHours, date: IsoDate): IsoDate {
  for (let days = 0; days <= LONGEST_CLOSED_DAYS; days += 1) {
    const later = addDays(date, days);
    if (isWorkingDay(hours, later)) return later;
  }
  return date;
}
