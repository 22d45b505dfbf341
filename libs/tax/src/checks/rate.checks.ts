import { formatEuros } from '../figures/euros.js';
import type { CheckedFiling } from './checked-filing.js';
import { defineCheck, KINDS_WITH_BOXES } from './check.js';
import type { CheckSettings } from './check-settings.js';
import { vatRateOn } from './vat-rates.js';

type WithFigures = Extract<CheckedFiling, { figures: unknown }>;

/** The two amounts of a box, 0 where not stated. */
const amountsOf = ({ figures }: WithFigures, box: '1a' | '1b' | '1c' | '2a' | '4a' | '4b') => ({
  turnover: figures[`${box}.turnover`] ?? 0,
  tax: figures[`${box}.tax`] ?? 0,
});

const marginOf = (expected: number, { rateMarginEuros, rateMarginPercent }: CheckSettings) =>
  Math.max(rateMarginEuros, (Math.abs(expected) * rateMarginPercent) / 100);

/** VAT at the full rate over the turnover; 0 where no rate is known. */
const expectedTax = (box: '1a' | '1b', turnover: number, { period }: WithFigures) =>
  Math.floor((turnover * (vatRateOn(box, period.end)?.percent ?? 0)) / 100);

/** VAT that does not go with the turnover beside it. */
export const RATE_CHECKS = [
  defineCheck({
    code: 'CHECK_RATE_DIFFERS',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'De btw in deze rubriek past niet bij het tarief. Dat kan door correcties komen; kijk het na.',
      en: 'The VAT in this box does not fit the rate. Corrections may explain it; look into it.',
    },
    source: 'domain.md 7.2: a warning, for mixed corrections occur; the margin is our conclusion',
    find: (filing, { settings }) =>
      (['1a', '1b'] as const).flatMap((box) => {
        const { turnover, tax } = amountsOf(filing, box);
        const rate = vatRateOn(box, filing.period.end);
        if (rate === undefined || turnover === 0 || tax === 0) return [];
        const expected = expectedTax(box, turnover, filing);
        if (Math.abs(tax - expected) <= marginOf(expected, settings)) return [];
        const [over, is, should] = [formatEuros(turnover), formatEuros(tax), formatEuros(expected)];
        return {
          details: { box, percent: rate.percent },
          messages: {
            nl: `In rubriek ${box} staat ${is.nl} btw over ${over.nl}; ${rate.percent}% daarvan is ${should.nl}. Dat kan door correcties komen; kijk het na.`,
            en: `Box ${box} has ${is.en} VAT over ${over.en}; ${rate.percent}% of that is ${should.en}. Corrections may explain it; look into it.`,
          },
        };
      }),
  }),
  defineCheck({
    code: 'CHECK_TAX_WITHOUT_TURNOVER',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'In deze rubriek staat btw, maar geen bedrag waarover die btw is berekend.',
      en: 'This box has VAT, but no amount it was calculated on.',
    },
    source: 'our conclusion; 1d is left out, where VAT on private use often stands alone',
    find: (filing, { settings }) =>
      (['1a', '1b', '1c', '2a', '4a', '4b'] as const).flatMap((box) => {
        const { turnover, tax } = amountsOf(filing, box);
        if (turnover !== 0 || Math.abs(tax) <= settings.rateMarginEuros) return [];
        const is = formatEuros(tax);
        return {
          details: { box },
          messages: {
            nl: `In rubriek ${box} staat ${is.nl} btw, maar geen bedrag waarover die btw is berekend.`,
            en: `Box ${box} has ${is.en} VAT, but no amount it was calculated on.`,
          },
        };
      }),
  }),
  defineCheck({
    code: 'CHECK_TURNOVER_WITHOUT_TAX',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'In deze rubriek staat omzet, maar geen btw. Omzet tegen 0% of zonder btw hoort in rubriek 1e.',
      en: 'This box has turnover, but no VAT. Turnover at 0% or without VAT belongs in box 1e.',
    },
    source: 'domain.md 7.1; that it is a warning is our conclusion',
    find: (filing, { settings }) =>
      (['1a', '1b'] as const).flatMap((box) => {
        const { turnover, tax } = amountsOf(filing, box);
        if (tax !== 0 || Math.abs(expectedTax(box, turnover, filing)) <= settings.rateMarginEuros) return [];
        const over = formatEuros(turnover);
        return {
          details: { box },
          messages: {
            nl: `In rubriek ${box} staat ${over.nl} omzet, maar geen btw. Omzet tegen 0% of zonder btw hoort in rubriek 1e.`,
            en: `Box ${box} has ${over.en} turnover, but no VAT. Turnover at 0% or without VAT belongs in box 1e.`,
          },
        };
      }),
  }),
];
