import { firstDayOfMonth, isIsoDate, lastDayOfMonth, type IsoDate } from './iso-date.js';
import { TaxInputError } from '../tax.errors.js';

/** The period (tijdvak) a filing is about: whole calendar months, first and last day included. */
export interface Period {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** `months` is any other row of whole months: two-month ICP statements, supplements over several periods. */
export type PeriodKind = 'month' | 'quarter' | 'year' | 'months';

/** Reads `2026-Q3`, `2026-07`, `2026` or `2026-07-01/2026-09-30`; throws TaxInputError PERIOD_FORM or PERIOD_NOT_WHOLE_MONTHS. */
export function parsePeriod(text: string): Period {
  const trimmed = text.trim().toUpperCase();
  const [, year = '', quarter, month] = /^([12]\d{3})(?:-?[QK]([1-4])|-(0[1-9]|1[0-2]))?$/.exec(trimmed) ?? [];
  if (year !== '') {
    if (quarter !== undefined) return monthsOf(Number(year), Number(quarter) * 3 - 2, 3);
    return month === undefined ? monthsOf(Number(year), 1, 12) : monthsOf(Number(year), Number(month), 1);
  }
  const [start, end, ...rest] = trimmed.split(/\/|\.\./);
  if (start === undefined || end === undefined || rest.length > 0) throw new TaxInputError('PERIOD_FORM');
  return periodBetween(start, end);
}

/** The period between two days, both included; throws TaxInputError PERIOD_FORM or PERIOD_NOT_WHOLE_MONTHS. */
export function periodBetween(start: IsoDate, end: IsoDate): Period {
  if (!isIsoDate(start) || !isIsoDate(end)) throw new TaxInputError('PERIOD_FORM');
  const count = monthCount({ start, end });
  const whole = start.endsWith('-01') && end === lastDayOfMonth(yearOf(end), monthOf(end));
  if (!whole || count < 1 || count > 12) throw new TaxInputError('PERIOD_NOT_WHOLE_MONTHS');
  return { start, end };
}

/** What the period is on the calendar; a quarter and a year only when they are the calendar's own. */
export function periodKind(period: Period): PeriodKind {
  const count = monthCount(period);
  const month = monthOf(period.start);
  if (count === 1) return 'month';
  if (count === 3 && month % 3 === 1) return 'quarter';
  return count === 12 && month === 1 ? 'year' : 'months';
}

/** `2026-Q3`, `2026-07`, `2026`, or both days with a slash: sortable within a kind, accepted by parsePeriod. */
export function periodKey(period: Period): string {
  const kind = periodKind(period);
  switch (kind) {
    case 'month':
      return period.start.slice(0, 7);
    case 'quarter':
      return `${period.start.slice(0, 4)}-Q${quarterOf(period)}`;
    case 'year':
      return period.start.slice(0, 4);
    case 'months':
      return `${period.start}/${period.end}`;
    default:
      return kind satisfies never;
  }
}

/** The same-sized period just before (`-1`), the same period a year earlier (`-12 / months`), and so on. */
export function shiftPeriod(period: Period, periods: number): Period {
  const count = monthCount(period);
  return monthsOf(yearOf(period.start), monthOf(period.start) + periods * count, count);
}

/** The year whose rules and taxonomy apply: that of the last day. */
export function periodYear(period: Period): number {
  return yearOf(period.end);
}

/** Quarter number 1–4 of the period's first month. */
export function quarterOf(period: Period): number {
  return Math.ceil(monthOf(period.start) / 3);
}

/** The calendar quarter that the period's first month lies in. */
export function quarterAround(period: Period): Period {
  return monthsOf(yearOf(period.start), quarterOf(period) * 3 - 2, 3);
}

/** Month number 1–12 of a day. */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

/** Year of a day. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

function monthCount({ start, end }: Period): number {
  return (yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start) + 1;
}

function monthsOf(year: number, firstMonth: number, count: number): Period {
  return { start: firstDayOfMonth(year, firstMonth), end: lastDayOfMonth(year, firstMonth + count - 1) };
}
