import { ruleOn, type DatedRule } from '../periods/dated-rule.js';
import type { IsoDate } from '../periods/iso-date.js';

/** A rate of VAT in percent from a day on, until a later row for the same box. */
export interface VatRate extends DatedRule {
  readonly box: '1a' | '1b';
  readonly percent: number;
}

const SOURCE = 'art. 9 Wet op de omzetbelasting 1968; domain.md 7.1';

/** The rates of boxes 1a and 1b; a new rate is a new row. */
export const VAT_RATES: readonly VatRate[] = [
  { box: '1a', percent: 21, from: '2012-10-01', source: SOURCE },
  { box: '1b', percent: 9, from: '2019-01-01', source: SOURCE },
];

/** The rate of a box on a day, or undefined before the first row. */
export function vatRateOn(
  box: VatRate['box'],
  date: IsoDate,
  rates: readonly VatRate[] = VAT_RATES,
): VatRate | undefined {
  return ruleOn(
    date,
    rates.filter((rate) => rate.box === box),
  );
}
