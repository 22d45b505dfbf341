import { ruleOn, type DatedRule } from './dated-rule.js';
import { addDays, amsterdamDate, type IsoDate } from './iso-date.js';
import { dateLabel } from './period-label.js';
import { periodYear, type Period } from './period.js';
import type { Messages } from '../tax.errors.js';

/** The term for a supplement, by the day of discovery; `weeks` absent means "as soon as possible" without a last day. */
export interface SupplementTermRule extends DatedRule {
  readonly weeks?: number;
}

/** Terms of domain.md 7.4. */
export const SUPPLEMENT_TERMS: readonly SupplementTermRule[] = [
  { from: '2012-01-01', source: 'art. 10a AWR, art. 15 Uitvoeringsbesluit OB 1968; domain.md 7.4' },
  { from: '2025-01-01', weeks: 8, source: 'art. 15 Uitvoeringsbesluit OB 1968 as of 2025; domain.md 7.4' },
];

/** Years after its own that a year can be supplemented: the term of the additional assessment (art. 20 AWR; domain.md 7.4). */
export const SUPPLEMENT_REACH_YEARS = 5;

/** How a supplement stands at a moment. `too-old`: no supplement of that year can be made any more. */
export interface SupplementTiming {
  readonly timeliness: 'in-time' | 'late' | 'too-old';
  readonly on: IsoDate;
  readonly due?: IsoDate;
  readonly lastDay: IsoDate;
  readonly messages: Messages;
}

/** Last day for a supplement: eight weeks after discovery; undefined for discoveries before 2025, when it was "as soon as possible". */
export function supplementDeadline(
  discovered: IsoDate,
  rules: readonly SupplementTermRule[] = SUPPLEMENT_TERMS,
): IsoDate | undefined {
  const weeks = ruleOn(discovered, rules)?.weeks;
  return weeks === undefined ? undefined : addDays(discovered, weeks * 7);
}

/** Last day a period can still be supplemented: five years after the end of its year (2025 until 31 December 2030). */
export function lastSupplementDate(period: Period): IsoDate {
  return `${periodYear(period) + SUPPLEMENT_REACH_YEARS}-12-31`;
}

/** Judges a moment against both terms of a supplement; the calendar day is that of Europe/Amsterdam. */
export function supplementTiming(moment: Date, period: Period, discovered: IsoDate): SupplementTiming {
  const [on, due, lastDay] = [amsterdamDate(moment), supplementDeadline(discovered), lastSupplementDate(period)];
  const timeliness = on > lastDay ? 'too-old' : due !== undefined && on > due ? 'late' : 'in-time';
  return { timeliness, on, lastDay, ...(due !== undefined && { due }), messages: sentence(timeliness, lastDay, due) };
}

function sentence(timeliness: SupplementTiming['timeliness'], lastDay: IsoDate, due?: IsoDate): Messages {
  const [last, by] = [dateLabel(lastDay), due === undefined ? undefined : dateLabel(due)];
  switch (timeliness) {
    case 'in-time':
      return by
        ? {
            nl: `Dien de suppletie zo snel mogelijk in, uiterlijk ${by.nl} (8 weken na de ontdekking).`,
            en: `File the supplement as soon as possible, by ${by.en} (8 weeks after discovery).`,
          }
        : { nl: 'Dien de suppletie zo snel mogelijk in.', en: 'File the supplement as soon as possible.' };
    case 'late':
      return {
        nl: `De suppletie had uiterlijk ${by?.nl ?? ''} binnen moeten zijn. Dien haar zo snel mogelijk alsnog in.`,
        en: `The supplement should have been filed by ${by?.en ?? ''}. File it as soon as possible all the same.`,
      };
    case 'too-old':
      return {
        nl: `Over dit jaar kon u tot en met ${last.nl} een suppletie indienen. Dat kan niet meer.`,
        en: `A supplement for this year could be filed until ${last.en}. It no longer can.`,
      };
    default:
      return timeliness satisfies never;
  }
}
