import { formatCents } from '../figures/euros.js';
import { ruleOn } from '../periods/dated-rule.js';
import { graceEnds } from '../periods/grace.js';
import type { IsoDate } from '../periods/iso-date.js';
import { dateLabel } from '../periods/period-label.js';
import type { CostOfLateness } from './cost-of-lateness.js';
import { FILING_PENALTIES, type FilingPenaltyRule } from './penalty-rules.js';

/** A VAT return with its deadline and the day it arrived, or the day one asks about. */
export interface LateReturn {
  readonly due: IsoDate;
  readonly filedOn: IsoDate;
}

/** What filing a VAT return on a day costs (aangifteverzuim), apart from what paying late costs: the two fines can come together (domain.md 7.8). */
export function costOfFilingLate(
  { due, filedOn }: LateReturn,
  rules: readonly FilingPenaltyRule[] = FILING_PENALTIES,
): CostOfLateness {
  const graceUntil = graceEnds(due);
  const [day, until] = [dateLabel(due), dateLabel(graceUntil)];
  const free = { cents: 0, atMostCents: 0, graceUntil };
  if (filedOn <= due)
    return {
      outcome: 'none',
      ...free,
      messages: {
        nl: `De aangifte is op tijd: de termijn loopt tot en met ${day.nl}.`,
        en: `The return is in time: the term runs until ${day.en}.`,
      },
    };
  if (filedOn <= graceUntil)
    return {
      outcome: 'grace',
      ...free,
      messages: {
        nl: `De aangifte is na ${day.nl}, maar uiterlijk ${until.nl} binnen. Daarvoor krijgt u geen boete.`,
        en: `The return is after ${day.en} but in by ${until.en}. There is no fine for that.`,
      },
    };
  const { cents = 0, specialCents = 0 } = ruleOn(due, rules) ?? {};
  const [fine, most] = [formatCents(cents), formatCents(specialCents)];
  return {
    outcome: 'penalty',
    cents,
    atMostCents: specialCents,
    graceUntil,
    messages: {
      nl: `De aangifte is na ${until.nl} binnen. De boete voor te laat aangeven is ${fine.nl}, in bijzondere gevallen ${most.nl}.`,
      en: `The return arrives after ${until.en}. The fine for filing late is ${fine.en}, in special cases ${most.en}.`,
    },
  };
}
