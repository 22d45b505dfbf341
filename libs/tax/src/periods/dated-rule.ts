import type { IsoDate } from './iso-date.js';

/** One row of law: what holds from a day on, until a later row, with where it comes from. A new year is a new row, not new code. */
export interface DatedRule {
  readonly from: IsoDate;
  readonly source: string;
}

/** The row that holds on a day: the one with the latest `from` that is not after it; undefined before the first row. */
export function ruleOn<R extends { readonly from: IsoDate }>(date: IsoDate, rules: readonly R[]): R | undefined {
  let latest: R | undefined;
  for (const rule of rules) if (rule.from <= date && (latest === undefined || rule.from >= latest.from)) latest = rule;
  return latest;
}
