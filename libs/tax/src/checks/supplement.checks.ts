import { computeTotal } from '../figures/arithmetic.js';
import { formatEuros } from '../figures/euros.js';
import { dateLabel } from '../periods/period-label.js';
import { lastSupplementDate, supplementDeadline } from '../periods/supplement-terms.js';
import type { CheckedSupplement } from './checked-filing.js';
import { defineCheck } from './check.js';
import { legalLimitOn } from './legal-limits.js';
import { coverExactly, liesIn, touches, type Surroundings } from './surroundings.js';

const KINDS = ['supplement'] as const;

/**
 * What was declared before, whole euros: the returns of the period and every earlier supplement on it; undefined when not all returns are
 * known, or when a supplement is about other months too: how much of it is of this period nobody can say.
 */
export function alreadyDeclared(
  { period }: CheckedSupplement,
  { vatReturns = [], supplements = [] }: Surroundings,
): number | undefined {
  const returns = vatReturns.filter((known) => liesIn(known.period, period));
  if (
    !coverExactly(
      period,
      returns.map((known) => known.period),
    )
  )
    return undefined;
  const earlier = supplements.filter((known) => touches(known.period, period));
  if (!earlier.every((known) => liesIn(known.period, period))) return undefined;
  const declared = returns.reduce((sum, { figures }) => sum + (figures.total ?? computeTotal(figures)), 0);
  return earlier.reduce((sum, { supplement }) => sum + supplement.difference, declared);
}

/** What goes for a supplement only. */
export const SUPPLEMENT_CHECKS = [
  defineCheck({
    code: 'CHECK_SUPPLEMENT_OLD_DIFFERS',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Het al aangegeven bedrag in de suppletie is niet wat eerder is aangegeven, met eerdere suppleties erbij.',
      en: 'The amount already declared in the supplement is not what was declared before, earlier supplements included.',
    },
    source: 'domain.md 7.4; a warning, for an assessment may have come between',
    find: (filing, surroundings) => {
      const declared = alreadyDeclared(filing, surroundings);
      if (declared === undefined || declared === filing.supplement.totalOld) return [];
      const [stated, known] = [formatEuros(filing.supplement.totalOld), formatEuros(declared)];
      return [
        {
          messages: {
            nl: `Volgens de suppletie is eerder ${stated.nl} aangegeven; volgens onze gegevens was dat ${known.nl}, met eerdere suppleties erbij.`,
            en: `The supplement says ${stated.en} was declared before; as far as we know it was ${known.en}, earlier supplements included.`,
          },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_SUPPLEMENT_WITHOUT_RETURN',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'Er is geen aangifte over dit tijdvak bekend. Een suppletie verbetert een aangifte die al is ingediend.',
      en: 'No return for this period is known. A supplement corrects a return that was filed before.',
    },
    source: 'domain.md 7.4; a warning, for the return may have been filed elsewhere',
    find: ({ period }, { vatReturns }) =>
      vatReturns !== undefined && !vatReturns.some((known) => liesIn(known.period, period)) ? [{}] : [],
  }),
  defineCheck({
    code: 'CHECK_SUPPLEMENT_SMALL',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'De correctie is € 1.000 of minder. Verwerk die in de volgende btw-aangifte; een suppletie is niet nodig.',
      en: 'The correction is €1,000 or less. Put it in the next VAT return; no supplement is needed.',
    },
    source: 'domain.md 7.4: the VAT amount, to pay or to receive',
    find: ({ supplement, period }, { settings }) => {
      const limit = settings.supplementLimitEuros ?? legalLimitOn('supplement', period.end);
      const correction = Math.abs(supplement.difference);
      if (limit === undefined || correction === 0 || correction > limit) return [];
      const [amount, bound] = [formatEuros(correction), formatEuros(limit)];
      return [
        {
          details: { limit },
          messages: {
            nl: `De correctie is ${amount.nl}; tot en met ${bound.nl} verwerkt u die in de volgende btw-aangifte. Een suppletie is niet nodig.`,
            en: `The correction is ${amount.en}; up to ${bound.en} it goes in the next VAT return. No supplement is needed.`,
          },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_SUPPLEMENT_NO_DIFFERENCE',
    severity: 'note',
    kinds: KINDS,
    title: {
      nl: 'De suppletie verandert niets aan het te betalen bedrag.',
      en: 'The supplement changes nothing in the amount to pay.',
    },
    source: 'domain.md 7.4: a supplement with a nil result exists',
    find: ({ supplement }) => (supplement.difference === 0 ? [{}] : []),
  }),
  defineCheck({
    code: 'CHECK_SUPPLEMENT_TOO_OLD',
    severity: 'refuse',
    kinds: KINDS,
    title: {
      nl: 'Dit tijdvak is te lang geleden: een suppletie kan tot en met het vijfde jaar erna.',
      en: 'This period is too long ago: a supplement can be made until the end of the fifth year after it.',
    },
    source: 'domain.md 7.4: 2025 until the end of 2030',
    find: ({ period }, { today }) => {
      const until = lastSupplementDate(period);
      return today > until ? [{ details: { until } }] : [];
    },
  }),
  defineCheck({
    code: 'CHECK_SUPPLEMENT_LATE',
    severity: 'warn',
    kinds: KINDS,
    title: {
      nl: 'De fout is langer dan acht weken geleden ontdekt. Dien de suppletie zo snel mogelijk in; er kan een boete komen.',
      en: 'The mistake was found more than eight weeks ago. File the supplement as soon as you can; there may be a penalty.',
    },
    source: 'domain.md 7.4: at latest 8 weeks after discovery, since 1 January 2025',
    find: (_filing, { today, discovered }) => {
      const deadline = discovered === undefined ? undefined : supplementDeadline(discovered);
      if (deadline === undefined || today <= deadline) return [];
      const day = dateLabel(deadline);
      return [
        {
          details: { deadline },
          messages: {
            nl: `De suppletie had uiterlijk ${day.nl} binnen moeten zijn: acht weken na de dag waarop u de fout ontdekte. Dien zo snel mogelijk in; er kan een boete komen.`,
            en: `The supplement should have been filed by ${day.en}, eight weeks after the mistake was found. File it as soon as you can; there may be a penalty.`,
          },
        },
      ];
    },
  }),
];
