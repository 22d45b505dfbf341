import { broken, type Rule } from './rule.js';
import { isOpen, isOverlapping } from './standing-filing.js';

/**
 * A supplement corrects a return that was accepted, here or (the sender states it) elsewhere. While the return of that very period is
 * under way there is nothing to correct yet, whatever the sender states: the return itself can still be made right.
 */
export const supplementCorrectsReturn: Rule = {
  name: 'supplement-corrects-return',
  asks: {
    nl: 'Een suppletie hoort bij een geaccepteerde btw-aangifte over (een deel van) dat tijdvak, of de maker verklaart dat die elders is gedaan.',
    en: 'A supplement needs an accepted VAT return for (a part of) its period, or the statement that it was filed elsewhere.',
  },
  defaultSeverity: 'warn',
  isSwitchable: true,
  check: ({ newcomer, filings }) => {
    if (newcomer.kind !== 'supplement') return undefined;
    const returns = filings.filter(
      ({ kind, period }) => kind === 'vat-return' && isOverlapping(period, newcomer.period),
    );
    const underWay = returns.filter(isOpen);
    if (underWay.length > 0) return broken('supplement-corrects-return', 'RULE_SUPPLEMENT_RETURN_UNDER_WAY', underWay);
    if (newcomer.returnFiledElsewhere || returns.some(({ status }) => status === 80)) return undefined;
    return broken('supplement-corrects-return', 'RULE_SUPPLEMENT_WITHOUT_RETURN');
  },
};
