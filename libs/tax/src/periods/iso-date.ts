import { TaxInputError } from '../tax.errors.js';

/** A calendar day `yyyy-mm-dd` in Europe/Amsterdam; never a moment. */
export type IsoDate = string;

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
const HOUR_MS = 3_600_000;
/** Before it Dutch clocks were not a whole number of hours from UTC, so that a day could begin within an hour of UTC. */
const WHOLE_HOURS_SINCE = Date.UTC(1941, 0, 1) / HOUR_MS;
let lastHour = NaN;
let lastDate: IsoDate = '';

/** The calendar day in Europe/Amsterdam at a moment; that of the hour last asked about is kept, for nearly all ask about now. */
export function amsterdamDate(now: Date): IsoDate {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  if (hour === lastHour) return lastDate;
  const date = AMSTERDAM.format(now);
  if (hour >= WHOLE_HOURS_SINCE) [lastHour, lastDate] = [hour, date];
  return date;
}

/** Refuses anything but an existing day `yyyy-mm-dd`: TaxInputError DATE_INVALID. */
export function parseIsoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new TaxInputError('DATE_INVALID');
  return text;
}

/** True for an existing day `yyyy-mm-dd`. */
export function isIsoDate(text: string): boolean {
  if (!/^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, months 1–12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? NaN);
}

/** First day of the month; months beyond 12 or below 1 run on into other years. */
export function firstDayOfMonth(year: number, month: number): IsoDate {
  return dayOfMonth(year, month, () => 1);
}

/** Last day of the month; months beyond 12 or below 1 run on into other years. */
export function lastDayOfMonth(year: number, month: number): IsoDate {
  return dayOfMonth(year, month, daysInMonth);
}

// By hand: checks ask for a dozen of these for each filing, and a Date to text and back costs ten times as much.
function dayOfMonth(year: number, month: number, dayOf: (year: number, month: number) => number): IsoDate {
  const [realYear, realMonth] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1];
  if (!(realYear >= 100 && realYear <= 9999)) throw new RangeError('Invalid time value');
  const day = dayOf(realYear, realMonth);
  return `${String(realYear).padStart(4, '0')}-${realMonth < 10 ? '0' : ''}${realMonth}-${day < 10 ? '0' : ''}${day}`;
}

/** The day so many days later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
