import { formatCents } from '../figures/euros.js';
import { ruleOn } from '../periods/dated-rule.js';
import type { IsoDate } from '../periods/iso-date.js';
import { dateLabel } from '../periods/period-label.js';
import { demandCents, percentOf, type CostOfLateness } from './cost-of-lateness.js';
import { SUPPLEMENT_PENALTIES, type SupplementPenaltyRule } from './penalty-rules.js';

/** A supplement: its deadline (supplementDeadline), the day it arrived, and the VAT still to pay in whole euro cents, 0 for a refund. */
export interface LateSupplement {
  readonly due: IsoDate;
  readonly filedOn: IsoDate;
  readonly cents: number;
}

/** What filing a supplement after its eight weeks can cost, interest apart (domain.md 7.4); there are no days of grace. Throws TaxInputError CENTS_NOT_INTEGER. */
export function costOfSupplementingLate(
  { due, filedOn, cents }: LateSupplement,
  rules: readonly SupplementPenaltyRule[] = SUPPLEMENT_PENALTIES,
): CostOfLateness {
  const rule = ruleOn(due, rules);
  const owed = demandCents(cents);
  const day = dateLabel(due);
  if (filedOn <= due || owed === 0 || rule === undefined)
    return {
      outcome: 'none',
      cents: 0,
      atMostCents: 0,
      graceUntil: due,
      messages: {
        nl: 'Voor deze suppletie is geen boete te verwachten.',
        en: 'No fine is expected for this supplement.',
      },
    };
  const fine = Math.min(rule.maximumCents, percentOf(owed, rule.percent));
  const shown = formatCents(fine);
  return {
    outcome: 'penalty',
    cents: fine,
    atMostCents: fine,
    graceUntil: due,
    messages: {
      nl: `De suppletie komt na ${day.nl} binnen. Daarvoor kan een boete komen van ${shown.nl} (${rule.percent}% van wat u bijbetaalt, met een maximum).`,
      en: `The supplement arrives after ${day.en}. That can bring a fine of ${shown.en} (${rule.percent}% of what you still pay, up to a maximum).`,
    },
  };
}
