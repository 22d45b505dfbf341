import type { FilingKind } from '../filing-kinds.js';
import type { RoundingEffect } from '../figures/rounding.js';
import type { Residence } from '../periods/deadlines.js';
import type { IsoDate } from '../periods/iso-date.js';
import { periodKey, shiftPeriod, type Period } from '../periods/period.js';
import {
  divisionOf,
  type CheckedFiling,
  type CheckedIcpStatement,
  type CheckedSupplement,
  type CheckedVatReturn,
} from './checked-filing.js';
import type { CheckSettings } from './check-settings.js';

/**
 * What is known around a filing, all of the same taxpayer. A list that is absent means "not known"; an empty one means
 * "known that there is none". Only filings the tax office accepted, or that are on their way there, belong in it.
 */
export interface Surroundings {
  /** The day in Europe/Amsterdam. */
  readonly today: IsoDate;
  /** The day it went to the tax office, of a filing that did: from then on time no longer makes it later. */
  readonly filedOn?: IsoDate;
  /** Filing of the same kind over the period just before; one of another kind or period is left out of account. */
  readonly previous?: CheckedFiling;
  /** Filing of the same kind over the same period a year earlier. */
  readonly lastYear?: CheckedFiling;
  /** ICP statements over (parts of) the same period: three monthly ones may go with one quarterly return. */
  readonly icpStatements?: readonly CheckedIcpStatement[];
  /** VAT returns over (parts of) the same period, or over the longer one an ICP statement lies in. */
  readonly vatReturns?: readonly CheckedVatReturn[];
  /** Earlier supplements over (parts of) the same period, oldest first. */
  readonly supplements?: readonly CheckedSupplement[];
  readonly residence?: Residence;
  /** Day a mistake was found, for a supplement. */
  readonly discovered?: IsoDate;
  /** What rounding did, where the figures were given in cents. */
  readonly rounding?: readonly RoundingEffect[];
  /** What the sender said the filing is, outside the document. */
  readonly stated?: { readonly kind?: FilingKind; readonly taxpayer?: string; readonly period?: Period };
  readonly settings?: Partial<CheckSettings>;
}

/** The previous filing, if it is one to compare with: same kind, period just before. */
export function previousOf<F extends CheckedFiling>(filing: F, { previous }: Surroundings): F | undefined {
  return previous && comparable(filing, previous, shiftPeriod(filing.period, -1));
}

/** The filing a year earlier, if it is one to compare with: same kind, same months. */
export function lastYearOf<F extends CheckedFiling>(filing: F, { lastYear }: Surroundings): F | undefined {
  if (lastYear === undefined) return undefined;
  const { start, end } = filing.period;
  const months =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
    Number(end.slice(5, 7)) -
    Number(start.slice(5, 7)) +
    1;
  return 12 % months === 0 ? comparable(filing, lastYear, shiftPeriod(filing.period, -12 / months)) : undefined;
}

function comparable<F extends CheckedFiling>(filing: F, other: CheckedFiling, period: Period): F | undefined {
  return isSameKind(filing, other) && periodKey(other.period) === periodKey(period) ? other : undefined;
}

/** Of a fiscal unity each division has statements of its own. */
function isSameKind<F extends CheckedFiling>(filing: F, other: CheckedFiling): other is F {
  return other.kind === filing.kind && divisionOf(other) === divisionOf(filing);
}

/** True when the one period lies in the other. */
export function liesIn(inner: Period, outer: Period): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** True when the periods have a day in common. */
export function touches(one: Period, other: Period): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Months `yyyy-mm` of the period that none of the given periods covers. */
export function monthsNotIn(period: Period, covered: readonly Period[]): string[] {
  const months = new Set(covered.flatMap(monthsOf));
  return monthsOf(period).filter((month) => !months.has(month));
}

/** True when the periods together are the whole period and no month is in two of them. */
export function coverExactly(period: Period, parts: readonly Period[]): boolean {
  const months = parts.flatMap(monthsOf).sort();
  return months.join() === monthsOf(period).join();
}

function monthsOf({ start, end }: Period): string[] {
  const months: string[] = [];
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  for (let count = 0; count < 12; count++) {
    const key = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (key > end.slice(0, 7)) break;
    months.push(key);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}
