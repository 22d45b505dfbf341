import { dateLabel } from '../periods/period-label.js';
import { periodKind, type Period } from '../periods/period.js';
import { formatEuros } from '../figures/euros.js';
import type { IsoDate } from '../periods/iso-date.js';
import type { Messages } from '../tax.errors.js';

/** An empty cell or an ending there is nothing to say in. */
export const NOTHING: Messages = { nl: '', en: '' };

/** The same text in both languages. */
export const same = (text: string): Messages => ({ nl: text, en: text });

/** Fills `{name}` in both languages; amounts and days come as Messages, so that each language has its own. */
export function say(
  nl: string,
  en: string,
  parts: Readonly<Record<string, Messages | string | number>> = {},
): Messages {
  const fill = (text: string, language: keyof Messages) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const part = parts[name];
      return typeof part === 'object' ? part[language] : String(part);
    });
  return { nl: fill(nl, 'nl'), en: fill(en, 'en') };
}

/** One text after the other, with a space between. */
export function join(...texts: readonly Messages[]): Messages {
  const said = texts.filter(({ nl }) => nl !== '');
  return { nl: said.map(({ nl }) => nl).join(' '), en: said.map(({ en }) => en).join(' ') };
}

/** With a capital, to begin a sentence. */
export function capital({ nl, en }: Messages): Messages {
  const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { nl: first(nl), en: first(en) };
}

/** Whole euros without their sign. */
export const euros = (amount: number): Messages => formatEuros(Math.abs(amount));
/** Whole euros with their sign. */
export const signed = formatEuros;
/** A day in words. */
export const day = (date: IsoDate): Messages => dateLabel(date);

/** `vorig kwartaal` / `last quarter`, as in "more than last quarter". */
export function previousWords(period: Period): Messages {
  const kind = periodKind(period);
  switch (kind) {
    case 'month':
      return { nl: 'vorige maand', en: 'last month' };
    case 'quarter':
      return { nl: 'vorig kwartaal', en: 'last quarter' };
    case 'year':
      return { nl: 'vorig jaar', en: 'last year' };
    case 'months':
      return { nl: 'in het tijdvak ervoor', en: 'in the period before' };
    default:
      return kind satisfies never;
  }
}

/** `in hetzelfde kwartaal vorig jaar` / `in the same quarter last year`. */
export function lastYearWords(period: Period): Messages {
  const kind = periodKind(period);
  switch (kind) {
    case 'month':
      return { nl: 'in dezelfde maand vorig jaar', en: 'in the same month last year' };
    case 'quarter':
      return { nl: 'in hetzelfde kwartaal vorig jaar', en: 'in the same quarter last year' };
    case 'year':
    case 'months':
      return { nl: 'in hetzelfde tijdvak vorig jaar', en: 'in the same period last year' };
    default:
      return kind satisfies never;
  }
}
