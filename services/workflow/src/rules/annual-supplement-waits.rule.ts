import { broken, type Rule } from './rule.js';
import { isAnnualSupplement, isAwaitingClient } from './standing-filing.js';

/**
 * No new annual supplement while a VAT return or ICP statement of the organisation, of whatever period, awaits the client's approval
 * (domain.md 4.2: Profit does the same). Its totals would change with every return that is still to be decided on.
 */
export const annualSupplementWaits: Rule = {
  name: 'annual-supplement-waits',
  asks: {
    nl: 'Geen nieuwe jaarsuppletie zolang een btw-aangifte of opgaaf ICP van de organisatie op akkoord van de klant wacht.',
    en: 'No new annual supplement while a VAT return or ICP statement of the organisation awaits the approval of the client.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: true,
  check: (state) => {
    if (!isAnnualSupplement(state.newcomer)) return undefined;
    const waiting = state.filings.filter((filing) => filing.kind !== 'supplement' && isAwaitingClient(filing));
    return waiting.length > 0 ? broken('annual-supplement-waits', 'RULE_ANNUAL_SUPPLEMENT_WAITS', waiting) : undefined;
  },
};
