import type { FilingKind } from '../filing-kinds.js';
import { ruleOn, type DatedRule } from './dated-rule.js';
import { lastDayOfMonth, type IsoDate } from './iso-date.js';
import { monthOf, periodKind, yearOf, type Period, type PeriodKind } from './period.js';

/** Where the entrepreneur lives for VAT: non-residents have a month more. */
export type Residence = 'resident' | 'non-resident';

/** One dated rule: the last day of the `months`-th month after the period, for periods ending on or after `from`. */
export interface DeadlineRule extends DatedRule {
  readonly filing: FilingKind;
  readonly periods: readonly PeriodKind[];
  readonly residence: Residence;
  readonly months: number;
}

const VAT = 'belastingdienst.nl, aangifte doen en betalen; domain.md 7.3';
const ICP = 'belastingdienst.nl, opgaaf ICP: also for foreign entrepreneurs; domain.md 7.5';
const ALL = ['month', 'quarter', 'year', 'months'] as const;

/** A new rule is a new row with a later `from`; the latest that applies wins. Weekends and holidays do not move a deadline (art. 19 AWR). */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  {
    from: '2020-01-01',
    filing: 'vat-return',
    periods: ['month', 'quarter'],
    residence: 'resident',
    months: 1,
    source: VAT,
  },
  {
    from: '2020-01-01',
    filing: 'vat-return',
    periods: ['month', 'quarter'],
    residence: 'non-resident',
    months: 2,
    source: VAT,
  },
  { from: '2020-01-01', filing: 'vat-return', periods: ['year'], residence: 'resident', months: 3, source: VAT },
  { from: '2020-01-01', filing: 'vat-return', periods: ['year'], residence: 'non-resident', months: 3, source: VAT },
  { from: '2020-01-01', filing: 'icp-statement', periods: ALL, residence: 'resident', months: 1, source: ICP },
  { from: '2020-01-01', filing: 'icp-statement', periods: ALL, residence: 'non-resident', months: 1, source: ICP },
];

/** Last day to file, and for a VAT return also the last day the money must be received; undefined for a supplement, whose term runs from discovery. */
export function filingDeadline(
  period: Period,
  filing: FilingKind = 'vat-return',
  residence: Residence = 'resident',
): IsoDate | undefined {
  const kind = periodKind(period);
  const rule = ruleOn(
    period.end,
    DEADLINE_RULES.filter((row) => row.filing === filing && row.residence === residence && row.periods.includes(kind)),
  );
  return rule && lastDayOfMonth(yearOf(period.end), monthOf(period.end) + rule.months);
}

/** Last day the money of a VAT return must be on the tax office's account: the same day as the return (domain.md 7.3). Undefined for a period no return exists for. */
export function paymentDeadline(period: Period, residence: Residence = 'resident'): IsoDate | undefined {
  return periodKind(period) === 'months' ? undefined : filingDeadline(period, 'vat-return', residence);
}

/** Returns from software are taken from this day of the period's last month; earlier ones are refused (domain.md 7.3). */
export const EARLIEST_FILING_DAY = 24;

/** First day a return of the period is taken from software: the 24th of its last month (domain.md 7.3). */
export function earliestFilingDate(period: Period): IsoDate {
  return `${period.end.slice(0, 8)}${EARLIEST_FILING_DAY}`;
}
