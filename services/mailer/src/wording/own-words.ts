import type { MailPlaceholder, WordingPart } from '@akkoord/contracts';

/** What an office says in its own words, by part; with `{…}` where something is filled in. */
export type OwnWords = Readonly<Partial<Record<WordingPart, string>>>;

/** What is filled in for one mail. */
export type PlaceholderValues = Readonly<Partial<Record<MailPlaceholder, string>>>;

/** A placeholder as it stands in a text. */
export const PLACEHOLDER = /\{([^{}]*)\}/g;

/**
 * Own words as they are kept: lines end as everywhere, without spaces behind them (`-- ` on a line of its own would begin a signature,
 * RFC 3676 4.3), and one blank line between paragraphs. What a part must not hold is not touched: it is refused.
 */
export const tidyWords = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\s+|\s+$/g, '');
