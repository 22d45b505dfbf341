import type { DatedRule } from '../periods/dated-rule.js';

/** Interest on tax (belastingrente) for VAT, percent a year, from a day until the next row. */
export interface InterestRate extends DatedRule {
  readonly percent: number;
}

const DECREE = 'art. 1 Besluit belasting- en invorderingsrente';

/** The rate is set every 1 January: that of the European Central Bank before 1 November, plus 3, in half points, 4.5 at least. 2027 will be a new row. */
export const INTEREST_RATES: readonly InterestRate[] = [
  { from: '2020-10-01', percent: 4, source: `${DECREE}: 4 until July 2023` },
  { from: '2023-07-01', percent: 6, source: `${DECREE}: from 4 to 6 on 1 July 2023` },
  { from: '2024-01-01', percent: 7.5, source: DECREE },
  { from: '2025-01-01', percent: 6.5, source: `${DECREE}; domain.md 7.4` },
  { from: '2026-01-01', percent: 5, source: `${DECREE}; domain.md 7.4` },
];

/** How the interest on a supplement runs. By the day the supplement is filed. */
export interface InterestTermRule extends DatedRule {
  /** None when the supplement is in within so many months after the year. */
  readonly freeMonths: number;
  /** It runs from the day after the year until so many days after the date of the assessment … */
  readonly daysAfterAssessment: number;
  /** … and until so many weeks after a supplement of one's own accord at the latest. */
  readonly mostWeeks: number;
}

/** Terms of the interest on an additional assessment. */
export const INTEREST_TERMS: readonly InterestTermRule[] = [
  {
    from: '2020-01-01',
    freeMonths: 3,
    daysAfterAssessment: 14,
    mostWeeks: 10,
    source: 'art. 30h AWR; domain.md 7.4 (three months, from 1 January); the end of the term is our reading of the act',
  },
];
