import type { IsoDate } from '../periods/iso-date.js';
import { vatRateOn } from '../checks/vat-rates.js';
import type { Messages } from '../tax.errors.js';
import { say } from './wording.js';

/** Boxes with an amount of turnover. */
export const TURNOVER_BOXES = ['1a', '1b', '1c', '1d', '1e', '2a', '3a', '3b', '3c', '4a', '4b'] as const;
/** A box with an amount of turnover. */
export type TurnoverBox = (typeof TURNOVER_BOXES)[number];

/** How a person speaks of the amount in a box; the rate is that of the day. */
export function boxSubject(box: TurnoverBox, date: IsoDate): Messages {
  switch (box) {
    case '1a':
    case '1b': {
      const percent = vatRateOn(box, date)?.percent;
      if (percent !== undefined) return say('uw omzet tegen {percent}%', 'your turnover at {percent}%', { percent });
      return { nl: `uw omzet in rubriek ${box}`, en: `your turnover in box ${box}` };
    }
    case '1c':
      return { nl: 'uw omzet tegen andere tarieven', en: 'your turnover at other rates' };
    case '1d':
      return { nl: 'het bedrag voor privégebruik', en: 'the amount for private use' };
    case '1e':
      return { nl: 'uw omzet tegen 0% of zonder btw', en: 'your turnover at 0% or without VAT' };
    case '2a':
      return { nl: 'wat u kocht met btw die naar u is verlegd', en: 'what you bought with VAT reverse-charged to you' };
    case '3a':
      return { nl: 'uw omzet buiten de EU', en: 'your sales outside the EU' };
    case '3b':
      return { nl: 'uw omzet in andere EU-landen', en: 'your sales to other EU countries' };
    case '3c':
      return {
        nl: 'uw omzet uit installaties en afstandsverkopen in de EU',
        en: 'your sales by installation or at a distance in the EU',
      };
    case '4a':
      return { nl: 'wat u kocht buiten de EU', en: 'what you bought outside the EU' };
    case '4b':
      return { nl: 'wat u kocht in andere EU-landen', en: 'what you bought in other EU countries' };
    default:
      return box satisfies never;
  }
}
