import { BOXES, type BoxKey } from '../figures/boxes.js';
import { formatEuros } from '../figures/euros.js';
import type { BoxFigures } from '../figures/box-figures.js';
import { defineCheck } from './check.js';
import type { CheckSettings } from './check-settings.js';
import { lastYearOf, previousOf } from './surroundings.js';

/** Turnover and input VAT; the VAT of a box follows its turnover, and the totals follow all of them. */
const COMPARED: readonly BoxKey[] = BOXES.filter(({ key, column }) => column === 'turnover' || key === '5b').map(
  ({ key }) => key,
);

function isUnusual(now: number, before: number, { changeMinimumEuros, changeFactor }: CheckSettings): boolean {
  if (Math.abs(now - before) < changeMinimumEuros) return false;
  if (now * before < 0) return true;
  const [small, large] = [Math.min(Math.abs(now), Math.abs(before)), Math.max(Math.abs(now), Math.abs(before))];
  return large >= changeFactor * small;
}

function isSame(a: BoxFigures, b: BoxFigures): boolean {
  return BOXES.every(({ key }) => (a[key] ?? 0) === (b[key] ?? 0));
}

/** The figures against those of the period before. */
export const HISTORY_CHECKS = [
  defineCheck({
    code: 'CHECK_BOX_UNUSUAL',
    severity: 'warn',
    kinds: ['vat-return'],
    title: {
      nl: 'Het bedrag in deze rubriek wijkt sterk af van het vorige tijdvak. Kijk na of het klopt.',
      en: 'The amount in this box differs much from the period before. Check that it is right.',
    },
    source: 'our conclusion; a box that is usual for the same period last year is left alone, for seasons return',
    find: (filing, surroundings) => {
      const previous = previousOf(filing, surroundings);
      if (previous === undefined) return [];
      const lastYear = lastYearOf(filing, surroundings);
      return COMPARED.filter((key) => {
        const differs = (from: BoxFigures) =>
          isUnusual(filing.figures[key] ?? 0, from[key] ?? 0, surroundings.settings);
        return differs(previous.figures) && (lastYear === undefined || differs(lastYear.figures));
      }).map((key) => {
        const [box, is, was] = [
          key.split('.')[0] ?? key,
          formatEuros(filing.figures[key] ?? 0),
          formatEuros(previous.figures[key] ?? 0),
        ];
        return {
          details: { box: key },
          messages: {
            nl: `In rubriek ${box} staat ${is.nl}; het tijdvak ervoor was dat ${was.nl}. Kijk na of het klopt.`,
            en: `Box ${box} has ${is.en}; in the period before it was ${was.en}. Check that it is right.`,
          },
        };
      });
    },
  }),
  defineCheck({
    code: 'CHECK_SAME_AS_PREVIOUS',
    severity: 'warn',
    kinds: ['vat-return'],
    title: {
      nl: 'Alle bedragen zijn precies gelijk aan die van het vorige tijdvak. Is het de goede aangifte?',
      en: 'All amounts are exactly those of the period before. Is this the right return?',
    },
    source: 'our conclusion: the same return sent for another period',
    find: (filing, surroundings) => {
      const previous = previousOf(filing, surroundings);
      if (previous === undefined || !isSame(filing.figures, previous.figures)) return [];
      const isNil = isSame(filing.figures, {});
      return isNil ? [] : [{}];
    },
  }),
];
