import type { Messages } from '../tax.errors.js';
import type { IsoDate } from './iso-date.js';
import { monthOf, periodKind, quarterOf, yearOf, type Period } from './period.js';

const MONTHS_NL = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ');
const ORDINALS_EN = ['1st', '2nd', '3rd', '4th'];

/** The period in words: `3e kwartaal 2026` / `3rd quarter of 2026`, `juli 2026` / `July 2026`, `2026`. */
export function periodLabel(period: Period): Messages {
  const kind = periodKind(period);
  const year = yearOf(period.start);
  switch (kind) {
    case 'month':
      return monthLabel(period.start);
    case 'quarter': {
      const quarter = quarterOf(period);
      return { nl: `${quarter}e kwartaal ${year}`, en: `${ORDINALS_EN[quarter - 1] ?? ''} quarter of ${year}` };
    }
    case 'year':
      return { nl: `${year}`, en: `${year}` };
    case 'months': {
      const [from, to] = [monthLabel(period.start), monthLabel(period.end)];
      return { nl: `${from.nl} t/m ${to.nl}`, en: `${from.en} to ${to.en}` };
    }
    default:
      return kind satisfies never;
  }
}

/** A day in words: `31 oktober 2026` / `31 October 2026`. */
export function dateLabel(date: IsoDate): Messages {
  const label = monthLabel(date);
  const day = Number(date.slice(8, 10));
  return { nl: `${day} ${label.nl}`, en: `${day} ${label.en}` };
}

function monthLabel(date: IsoDate): Messages {
  const [index, year] = [monthOf(date) - 1, yearOf(date)];
  return { nl: `${MONTHS_NL[index] ?? ''} ${year}`, en: `${MONTHS_EN[index] ?? ''} ${year}` };
}
