import { findBox } from '../figures/boxes.js';
import type { RoundingEffect } from '../figures/rounding.js';
import { defineCheck, KINDS_WITH_BOXES } from './check.js';

/** Cents the taxpayer gains by one rounded box; turnover gains nothing. */
function gainOf({ box, cents, euros }: RoundingEffect): number {
  if (findBox(box)?.column !== 'tax') return 0;
  return box === '5b' || box === '5d' ? euros * 100 - cents : cents - euros * 100;
}

/** What rounding to whole euros did, where the figures were given in cents. */
export const ROUNDING_CHECKS = [
  defineCheck({
    code: 'CHECK_ROUNDED_IN_FAVOUR',
    severity: 'note',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'De bedragen zijn in uw voordeel afgerond op hele euro’s. Dat mag.',
      en: 'The amounts were rounded to whole euros in your favour. That is allowed.',
    },
    source: 'domain.md 7.2: VAT due down, input VAT up',
    find: (_filing, { rounding = [] }) => {
      const cents = rounding.reduce((sum, effect) => sum + gainOf(effect), 0);
      if (cents <= 0) return [];
      const [whole, part] = [String(Math.floor(cents / 100)), String(cents % 100).padStart(2, '0')];
      return [
        {
          details: { boxes: rounding.length },
          messages: {
            nl: `De bedragen zijn in uw voordeel afgerond op hele euro’s; dat mag en scheelt u € ${whole},${part}.`,
            en: `The amounts were rounded to whole euros in your favour; that is allowed and saves you €${whole}.${part}.`,
          },
        },
      ];
    },
  }),
  defineCheck({
    code: 'CHECK_ROUNDED_OTHERWISE',
    severity: 'warn',
    kinds: KINDS_WITH_BOXES,
    title: {
      nl: 'Het bedrag in deze rubriek is niet de afronding van het bedrag in centen.',
      en: 'The amount in this box is not what the amount in cents rounds to.',
    },
    source: 'domain.md 7.2',
    find: ({ figures }, { rounding = [] }) =>
      rounding.filter(({ box, euros }) => figures[box] !== euros).map(({ box }) => ({ details: { box } })),
  }),
];
