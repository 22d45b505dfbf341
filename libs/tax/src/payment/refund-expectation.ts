import { ruleOn, type DatedRule } from '../periods/dated-rule.js';
import { addDays, type IsoDate } from '../periods/iso-date.js';
import { dateLabel } from '../periods/period-label.js';
import type { Messages } from '../tax.errors.js';

/** What a refund takes: weeks to the decision after the return or supplement arrived, and from there to the money. */
export interface RefundTermRule extends DatedRule {
  readonly decisionWeeks: number;
  readonly paymentWeeks: number;
}

/** For filings that arrive from `from` on. */
export const REFUND_TERMS: readonly RefundTermRule[] = [
  {
    from: '2020-01-01',
    decisionWeeks: 8,
    paymentWeeks: 1,
    source: 'belastingdienst.nl, btw terugkrijgen; domain.md 7.4 and 7.7',
  },
];

/** When to expect the letter and the money of a refund, at the latest. */
export interface RefundExpectation {
  readonly decisionBy: IsoDate;
  readonly moneyBy: IsoDate;
  readonly messages: Messages;
}

/** What to expect of a refund after filing on a day; undefined for a day before the first rule. No payment reference is needed. */
export function expectRefund(
  filedOn: IsoDate,
  rules: readonly RefundTermRule[] = REFUND_TERMS,
): RefundExpectation | undefined {
  const rule = ruleOn(filedOn, rules);
  if (rule === undefined) return undefined;
  const decisionBy = addDays(filedOn, rule.decisionWeeks * 7);
  const moneyBy = addDays(decisionBy, rule.paymentWeeks * 7);
  const [decision, money] = [dateLabel(decisionBy), dateLabel(moneyBy)];
  return {
    decisionBy,
    moneyBy,
    messages: {
      nl: `De Belastingdienst beslist uiterlijk ${decision.nl} en betaalt uiterlijk ${money.nl}. Een betalingskenmerk is niet nodig.`,
      en: `The tax office decides by ${decision.en} and pays by ${money.en}. No payment reference is needed.`,
    },
  };
}
