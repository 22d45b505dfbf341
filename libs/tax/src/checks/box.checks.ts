import { BOXES, isOnForm } from '../figures/boxes.js';
import { formatEuros } from '../figures/euros.js';
import { defineCheck, KINDS_WITH_BOXES } from './check.js';

/** Taxed boxes: turnover and VAT beside each other. */
const TAXED = ['1a', '1b', '1c', '1d', '2a', '4a', '4b'] as const;
const REVERSE_CHARGED = ['2a.tax', '4a.tax', '4b.tax'] as const;

/** Signs, boxes of old forms, and VAT that goes both ways. */
export const BOX_CHECKS = [
  defineCheck({
    code: 'CHECK_BOX_NOT_ON_FORM',
    severity: 'refuse',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'Deze rubriek staat niet op het formulier van dit jaar. Haal het bedrag weg.',
      en: 'This box is not on the form of this year. Remove the amount.',
    },
    source: 'domain.md 7.1: 5c to 5g, 6a and 6b are of old forms; digipoort.md 5.2: 5d is gone from the taxonomy',
    find: ({ figures, year }) =>
      Object.keys(figures)
        .filter((key) => !isOnForm(key, year))
        .map((key) => ({ details: { box: key.slice(0, 20), year } })),
  }),
  defineCheck({
    code: 'CHECK_SMALL_BUSINESS_REDUCTION',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'Rubriek 5d (kleineondernemersregeling) is ingevuld, maar die vermindering bestaat sinds 1 januari 2020 niet meer.',
      en: 'Box 5d (small-business scheme) is filled in, but that reduction ended on 1 January 2020.',
    },
    source: 'domain.md 7.1: abolished 1-1-2020',
    find: ({ figures, period, year }) =>
      isOnForm('5d', year) && period.start >= '2020-01-01' && (figures['5d'] ?? 0) !== 0
        ? [{ details: { box: '5d' } }]
        : [],
  }),
  defineCheck({
    code: 'CHECK_BOX_NEGATIVE',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'In deze rubriek staat een negatief bedrag. Dat klopt alleen als er meer creditnota’s dan facturen zijn.',
      en: 'This box has a negative amount. That is right only when credit notes exceed invoices.',
    },
    source: 'domain.md 7.2: sign of boxes, our conclusion',
    find: ({ figures }) =>
      BOXES.filter(({ key }) => key !== 'total' && key !== '5a' && (figures[key] ?? 0) < 0).map(
        ({ key, box, column }) => {
          const amount = formatEuros(figures[key] ?? 0);
          const [nl, en] = column === 'tax' ? ['btw', 'VAT'] : ['omzet', 'turnover'];
          return {
            details: { box: key },
            messages: {
              nl: `In rubriek ${box} staat ${amount.nl} ${nl}. Een negatief bedrag klopt alleen als er meer creditnota’s dan facturen zijn.`,
              en: `Box ${box} has ${amount.en} ${en}. A negative amount is right only when credit notes exceed invoices.`,
            },
          };
        },
      ),
  }),
  defineCheck({
    code: 'CHECK_BOX_SIGNS_DIFFER',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'In deze rubriek is het ene bedrag positief en het andere negatief.',
      en: 'In this box one amount is positive and the other negative.',
    },
    source: 'domain.md 7.2: sign of boxes, our conclusion',
    find: ({ figures }) =>
      TAXED.filter((box) => (figures[`${box}.turnover`] ?? 0) * (figures[`${box}.tax`] ?? 0) < 0).map((box) => ({
        details: { box },
        messages: {
          nl: `In rubriek ${box} heeft de btw een ander teken dan het bedrag waarover die is berekend. Kijk na welk van de twee niet klopt.`,
          en: `In box ${box} the VAT has another sign than the amount it was calculated on. Look which of the two is wrong.`,
        },
      })),
  }),
  defineCheck({
    code: 'CHECK_REVERSE_CHARGE_NOT_DEDUCTED',
    severity: 'note',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'De btw uit de rubrieken 2a, 4a en 4b is niet helemaal als voorbelasting afgetrokken. Meestal mag dat wel, in rubriek 5b.',
      en: 'The VAT in boxes 2a, 4a and 4b is not fully deducted as input VAT. Usually it may be, in box 5b.',
    },
    source: 'domain.md 7.2: plausibility, our conclusion',
    find: ({ figures }) => {
      const charged = REVERSE_CHARGED.reduce((sum, key) => sum + (figures[key] ?? 0), 0);
      const input = figures['5b'] ?? 0;
      if (charged <= 0 || input >= charged) return [];
      const [due, deducted] = [formatEuros(charged), formatEuros(input)];
      return [
        {
          details: { box: '5b' },
          messages: {
            nl: `In de rubrieken 2a, 4a en 4b staat samen ${due.nl} btw, maar in rubriek 5b wordt ${deducted.nl} afgetrokken. Meestal mag u deze btw aftrekken.`,
            en: `Boxes 2a, 4a and 4b together have ${due.en} VAT, but box 5b deducts ${deducted.en}. Usually you may deduct this VAT.`,
          },
        },
      ];
    },
  }),
];
