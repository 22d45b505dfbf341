import { formatEuros } from '../figures/euros.js';
import { periodKind, type Period } from '../periods/period.js';
import { periodLabel } from '../periods/period-label.js';
import type { Messages } from '../tax.errors.js';

/** What a supplement comes down to; `amount` is never negative. There is no payment instruction: the assessment that follows has its own reference. */
export interface SupplementOutcome {
  readonly direction: 'pay' | 'refund' | 'nothing';
  readonly amount: number;
  readonly summary: Messages;
}

/** Says what a difference in whole euros, to pay (+) or to get back (−), means for the client (domain.md 7.4). Deterministic. */
export function supplementOutcome(period: Period, difference: number): SupplementOutcome {
  const label = periodLabel(period);
  const over = periodKind(period) === 'quarter' ? { nl: `het ${label.nl}`, en: `the ${label.en}` } : label;
  const amount = Math.abs(difference);
  const euros = formatEuros(amount);
  if (difference > 0)
    return {
      direction: 'pay',
      amount,
      summary: {
        nl: `U betaalt ${euros.nl} omzetbelasting bij over ${over.nl}. Betaal nog niet: wacht op de naheffingsaanslag en gebruik het betalingskenmerk dat daarop staat.`,
        en: `You pay ${euros.en} more VAT for ${over.en}. Do not pay yet: wait for the additional assessment and use the payment reference on it.`,
      },
    };
  if (difference < 0)
    return {
      direction: 'refund',
      amount,
      summary: {
        nl: `U krijgt ${euros.nl} omzetbelasting over ${over.nl} terug. De Belastingdienst beslist binnen ongeveer 8 weken.`,
        en: `You get back ${euros.en} VAT for ${over.en}. The tax office decides within about 8 weeks.`,
      },
    };
  return {
    direction: 'nothing',
    amount: 0,
    summary: {
      nl: `De suppletie over ${over.nl} verandert niets aan wat u betaalt of terugkrijgt.`,
      en: `The supplement for ${over.en} changes nothing in what you pay or get back.`,
    },
  };
}
