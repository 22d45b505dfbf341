import { TaxInputError } from '../tax.errors.js';

/** A calendar day `yyyy-mm-dd` in Europe/Amsterdam; never a moment. */
export type IsoDate = string;

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

/** The calendar day in Europe/Amsterdam at a moment. */
export function amsterdamDate(now: Date): IsoDate {
  return AMSTERDAM.format(now);
}

/** Refuses anything but an existing day `yyyy-mm-dd`: TaxInputError DATE_INVALID. */
export function parseIsoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new TaxInputError('DATE_INVALID');
  return text;
}

/** True for an existing day `yyyy-mm-dd`. */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return false;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month));
}

/** Days of a month, months 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First day of the month; months beyond 12 or below 1 run on into other years. */
export function firstDayOfMonth(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** Last day of the month; months beyond 12 or below 1 run on into other years. */
export function lastDayOfMonth(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
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
