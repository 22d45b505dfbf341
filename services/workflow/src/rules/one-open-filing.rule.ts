import { broken, type Rule } from './rule.js';
import { isOpen, isSamePeriod } from './standing-filing.js';

/** One filing of a kind and period under way per organisation, unless the new one takes the other's place. */
export const oneOpenFiling: Rule = {
  name: 'one-open-filing',
  asks: {
    nl: 'Per organisatie, soort en tijdvak is er hooguit één aangifte onderweg, tenzij de nieuwe de vorige vervangt.',
    en: 'Per organisation, kind and period at most one filing is under way, unless the new one supersedes the other.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: true,
  check: ({ newcomer, filings }) => {
    const others = filings.filter(
      (filing) =>
        filing.kind === newcomer.kind &&
        filing.filingId !== newcomer.supersedes &&
        isSamePeriod(filing.period, newcomer.period) &&
        isOpen(filing),
    );
    return others.length > 0 ? broken('one-open-filing', 'RULE_PERIOD_HAS_OPEN_FILING', others) : undefined;
  },
};
