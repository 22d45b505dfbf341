import { addDays, type IsoDate } from './iso-date.js';
import { ruleOn, type DatedRule } from './dated-rule.js';

/** Calendar days after the deadline in which a late VAT return or payment is not fined (coulancetermijn). */
export interface GraceRule extends DatedRule {
  readonly days: number;
}

/** For deadlines from `from` on. */
export const GRACE_RULES: readonly GraceRule[] = [
  { from: '2020-01-01', days: 7, source: 'Besluit Bestuurlijke Boeten Belastingdienst; domain.md 7.8' },
];

/** Last day of grace after a deadline; the deadline itself where no rule is known. */
export function graceEnds(due: IsoDate, rules: readonly GraceRule[] = GRACE_RULES): IsoDate {
  return addDays(due, ruleOn(due, rules)?.days ?? 0);
}
