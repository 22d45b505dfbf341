import { ruleOn, type DatedRule } from '../periods/dated-rule.js';
import type { IsoDate } from '../periods/iso-date.js';

/** An amount the law names, whole euros, from a day on until a later row of the same name. */
export interface LegalLimit extends DatedRule {
  /** Largest correction that goes in the next return · most goods for which an ICP statement may be quarterly. */
  readonly name: 'supplement' | 'icp-quarter-goods';
  readonly euros: number;
}

/** Limits in force; a new amount is a new row. */
export const LEGAL_LIMITS: readonly LegalLimit[] = [
  {
    name: 'supplement',
    euros: 1_000,
    from: '2012-01-01',
    source: 'belastingdienst.nl, btw-aangifte corrigeren; domain.md 7.4',
  },
  {
    name: 'icp-quarter-goods',
    euros: 50_000,
    from: '2012-01-01',
    source: 'belastingdienst.nl, opgaaf ICP; domain.md 7.5',
  },
];

/** The limit on a day; undefined before its first row. */
export function legalLimitOn(
  name: LegalLimit['name'],
  date: IsoDate,
  limits: readonly LegalLimit[] = LEGAL_LIMITS,
): number | undefined {
  return ruleOn(
    date,
    limits.filter((limit) => limit.name === name),
  )?.euros;
}
