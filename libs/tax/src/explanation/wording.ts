import { dateLabel, periodLabel } from '../periods/period-label.js';
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

/**
 * `over het 2e kwartaal 2026` / `for the 2nd quarter of 2026`, as in "more than for …". By its name: a return is read when its own quarter is
 * over, and then "last quarter" is that one.
 */
export function overPeriod(period: Period): Messages {
  const { nl, en } = periodLabel(period);
  return periodKind(period) === 'quarter'
    ? { nl: `over het ${nl}`, en: `for the ${en}` }
    : { nl: `over ${nl}`, en: `for ${en}` };
}
