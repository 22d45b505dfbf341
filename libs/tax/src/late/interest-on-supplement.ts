import { formatCents } from '../figures/euros.js';
import { ruleOn } from '../periods/dated-rule.js';
import { addDays, lastDayOfMonth, type IsoDate } from '../periods/iso-date.js';
import { dateLabel } from '../periods/period-label.js';
import { periodYear, type Period } from '../periods/period.js';
import { demandCents } from './cost-of-lateness.js';
import { daysOfInterest } from './days-of-interest.js';
import { INTEREST_RATES, INTEREST_TERMS, type InterestRate } from './interest-rates.js';
import type { Messages } from '../tax.errors.js';

/** A supplement of one's own accord: VAT still to pay in whole euro cents, the day it is filed, the date of the assessment when known. */
export interface UnderpaidVat {
  readonly period: Period;
  readonly cents: number;
  readonly filedOn: IsoDate;
  readonly assessedOn?: IsoDate;
}

/** A stretch with one rate; both days count. */
export interface InterestStretch {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly percent: number;
  readonly days: number;
}

/** Interest on a supplement, whole euro cents. Without `assessedOn` it is the most it can be with the rates known now. */
export interface SupplementInterest {
  readonly cents: number;
  readonly stretches: readonly InterestStretch[];
  /** Last day to file without interest. */
  readonly freeUntil: IsoDate;
  readonly messages: Messages;
}

const NOTHING_TO_PAY: Messages = {
  nl: 'U betaalt geen belastingrente: er hoeft niets te worden bijbetaald.',
  en: 'You pay no interest: there is nothing more to pay.',
};

/**
 * Interest on tax (belastingrente) on a supplement, for book years that are calendar years: none within three months after the year, else
 * simple interest from 1 January after the year (domain.md 7.4). Months of 30 and years of 360 days, downwards to whole cents; the tax
 * office rounds to whole euros, so it is an estimate. Days before the first known rate bear none. Throws TaxInputError CENTS_NOT_INTEGER.
 */
export function interestOnSupplement(
  { period, cents, filedOn, assessedOn }: UnderpaidVat,
  rates: readonly InterestRate[] = INTEREST_RATES,
): SupplementInterest {
  const term = ruleOn(filedOn, INTEREST_TERMS) ?? INTEREST_TERMS[0]!;
  const from: IsoDate = `${periodYear(period) + 1}-01-01`;
  const freeUntil = lastDayOfMonth(periodYear(period) + 1, term.freeMonths);
  if (demandCents(cents) === 0) return { cents: 0, stretches: [], freeUntil, messages: NOTHING_TO_PAY };
  if (filedOn <= freeUntil) return { cents: 0, stretches: [], freeUntil, messages: inTime(freeUntil) };
  const latest = addDays(filedOn, term.mostWeeks * 7);
  const assessed = assessedOn === undefined ? latest : addDays(assessedOn, term.daysAfterAssessment);
  const until = assessed < latest ? assessed : latest;
  const stretches = stretchesOf(from, until, rates);
  // Percents have one decimal: whole numbers until the one division, so that no fraction of a cent gets lost on the way.
  const sum = stretches.reduce(
    (total, { percent, days }) => total + BigInt(Math.round(percent * 10)) * BigInt(days),
    0n,
  );
  const interest = Number((BigInt(cents) * sum) / 360_000n);
  return { cents: interest, stretches, freeUntil, messages: withInterest(interest, from, until, freeUntil) };
}

function stretchesOf(from: IsoDate, until: IsoDate, rates: readonly InterestRate[]): InterestStretch[] {
  const rows = [...rates].sort((one, other) => (one.from < other.from ? -1 : 1));
  return rows.flatMap(({ from: begin, percent }, index) => {
    const next = rows[index + 1]?.from;
    const [first, last] = [begin > from ? begin : from, next === undefined || next > until ? until : addDays(next, -1)];
    return first > last ? [] : [{ from: first, until: last, percent, days: daysOfInterest(first, last) }];
  });
}

function inTime(freeUntil: IsoDate): Messages {
  const day = dateLabel(freeUntil);
  return {
    nl: `U betaalt geen belastingrente: de suppletie is uiterlijk ${day.nl} ingediend.`,
    en: `You pay no interest: the supplement is filed by ${day.en}.`,
  };
}

function withInterest(cents: number, from: IsoDate, until: IsoDate, freeUntil: IsoDate): Messages {
  const [amount, first, last, free] = [formatCents(cents), dateLabel(from), dateLabel(until), dateLabel(freeUntil)];
  return {
    nl: `U betaalt naar schatting ${amount.nl} belastingrente, gerekend van ${first.nl} tot en met ${last.nl}. Bij een suppletie uiterlijk ${free.nl} was er geen rente geweest.`,
    en: `You pay an estimated ${amount.en} of interest, from ${first.en} to ${last.en}. Filing by ${free.en} would have cost no interest.`,
  };
}
