import { computeTotal } from '../figures/arithmetic.js';
import { formatEuros } from '../figures/euros.js';
import { defineCheck, type CheckSurroundings } from './check.js';
import type { CheckedVatReturn } from './checked-filing.js';
import { lastYearOf, previousOf } from './surroundings.js';

const totalOf = ({ figures }: CheckedVatReturn) => figures.total ?? computeTotal(figures);

/** The refund (positive) from which a return is remarkable, given what is known of earlier ones. */
function largeRefund(filing: CheckedVatReturn, surroundings: CheckSurroundings): number {
  const { refundMinimumEuros, refundFactor, refundWithoutHistoryEuros } = surroundings.settings;
  const earlier = [previousOf(filing, surroundings), lastYearOf(filing, surroundings)].filter(
    (known) => known !== undefined,
  );
  if (earlier.length === 0) return refundWithoutHistoryEuros;
  const largest = Math.max(0, ...earlier.map((known) => -totalOf(known)));
  return Math.max(refundMinimumEuros, refundFactor * largest);
}

/** What the return comes down to: nothing, or a refund. */
export const OUTCOME_CHECKS = [
  defineCheck({
    code: 'CHECK_NIL_RETURN',
    severity: 'note',
    kinds: ['vat-return'],
    title: {
      nl: 'Dit is een nihilaangifte: alle bedragen zijn nul. Ook die moet worden ingediend.',
      en: 'This is a nil return: all amounts are zero. It must be filed all the same.',
    },
    source: 'domain.md 7.3',
    find: ({ figures }) => (Object.values(figures).every((amount) => amount === 0) ? [{}] : []),
  }),
  defineCheck({
    code: 'CHECK_REFUND',
    severity: 'note',
    kinds: ['vat-return'],
    title: { nl: 'Op deze aangifte krijgt u geld terug.', en: 'This return asks for a refund.' },
    source: 'domain.md 7.2, 7.7',
    find: (filing) => {
      const total = totalOf(filing);
      if (total >= 0) return [];
      const back = formatEuros(-total);
      const messages = {
        nl: `Op deze aangifte krijgt u ${back.nl} terug.`,
        en: `This return asks for a refund of ${back.en}.`,
      };
      return [{ messages }];
    },
  }),
  defineCheck({
    code: 'CHECK_REFUND_LARGE',
    severity: 'warn',
    kinds: ['vat-return'],
    title: {
      nl: 'De teruggaaf is groot vergeleken met eerdere aangiften. De Belastingdienst kan er vragen over stellen; leg uit of herstel wat niet klopt.',
      en: 'The refund is large compared with earlier returns. The tax office may ask about it; have an explanation, or correct what is wrong.',
    },
    source: 'domain.md 7.2: refund size versus history; the thresholds are our conclusion',
    find: (filing, surroundings) => {
      const refund = -totalOf(filing);
      if (refund <= 0 || refund < largeRefund(filing, surroundings)) return [];
      const back = formatEuros(refund);
      return [
        {
          messages: {
            nl: `U vraagt ${back.nl} terug; dat is veel vergeleken met wat van u bekend is. De Belastingdienst kan er vragen over stellen. Kijk na of het klopt.`,
            en: `You ask for ${back.en} back, which is much compared with what is known of you. The tax office may ask about it. Check that it is right.`,
          },
        },
      ];
    },
  }),
];
