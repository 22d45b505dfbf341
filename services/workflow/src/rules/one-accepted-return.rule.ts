import { broken, type Rule } from './rule.js';
import { isSamePeriod } from './standing-filing.js';

/** No second VAT return for a period that has an accepted one: a supplement corrects it (domain.md 7.4). */
export const oneAcceptedReturn: Rule = {
  name: 'one-accepted-return',
  asks: {
    nl: 'Geen tweede btw-aangifte over een tijdvak waarvan de Belastingdienst er al een heeft geaccepteerd.',
    en: 'No second VAT return for a period of which the tax office has accepted one.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: true,
  check: ({ newcomer, filings }) => {
    if (newcomer.kind !== 'vat-return') return undefined;
    const accepted = filings.filter(
      ({ kind, status, period }) => kind === 'vat-return' && status === 80 && isSamePeriod(period, newcomer.period),
    );
    return accepted.length > 0 ? broken('one-accepted-return', 'RULE_PERIOD_HAS_ACCEPTED_RETURN', accepted) : undefined;
  },
};
