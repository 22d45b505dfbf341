import type { MailPlaceholder, WordingPart } from '@akkoord/contracts';
import { isIban } from '@akkoord/tax';
import { holdsNumber } from '../template/hide-numbers.js';
import { PLACEHOLDER } from './own-words.js';

/** What is wrong with a part of an office's own words. */
export type WordingProblem =
  'blank' | 'character' | 'line-break' | 'placeholder' | 'brace' | 'link' | 'account' | 'number';

/** Nothing that cannot be seen: it hides, turns around or breaks off what stands beside it. A line break is looked at by itself. */
const UNSEEN = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;
/** A scheme, `www.`, an address with a path, or a name that mail programs make a link of by themselves; an e-mail address is none. */
const LINKS: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\//i,
  /(?<![\p{L}\p{N}])www\s*\./iu,
  /(?<![\p{L}\p{N}])mailto:/iu,
  /[\p{L}\p{N}]\.\p{L}{2,}\/\S/u,
  /(?<![\p{L}\p{N}@._-])[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.(?:nl|com|eu|net|org)(?![\p{L}\p{N}@_-]|\.[\p{L}\p{N}])/iu,
];
const ACCOUNT_START = /(?<![A-Z0-9])[A-Z]{2}\d{2}/gi;
/** Shortest and longest IBAN (ISO 13616); every country has more digits in it than this. */
const [SHORTEST, LONGEST, FEWEST_DIGITS] = [15, 34, 8];

/**
 * Why this text cannot be part of a mail; undefined where it can. It is judged as it will be read, so also where it is typed in other
 * forms of the same signs (NFKC). What looks like HTML is text like any other: it is escaped.
 */
export function findProblem(
  part: WordingPart,
  text: string,
  known: readonly MailPlaceholder[],
): WordingProblem | undefined {
  const read = text.normalize('NFKC');
  if (text.trim() === '') return 'blank';
  if (UNSEEN.test(text)) return 'character';
  if (part === 'subject' && text.includes('\n')) return 'line-break';
  if ([...text.matchAll(PLACEHOLDER)].some(([, name]) => !known.some((one) => one === name))) return 'placeholder';
  if (/[{}]/.test(text.replace(PLACEHOLDER, ''))) return 'brace';
  if (LINKS.some((link) => link.test(read))) return 'link';
  if (holdsAccount(read)) return 'account';
  return holdsNumber(text) ? 'number' : undefined;
}

/** Whether who reads this text could be led somewhere by it: a link, a bank account, or signs that hide what it says. */
export function leadsElsewhere(text: string): boolean {
  const read = text.normalize('NFKC');
  return UNSEEN.test(text) || LINKS.some((link) => link.test(read)) || holdsAccount(read);
}

/** Whether a bank account (IBAN) stands in it: where to pay is for the product to say. */
function holdsAccount(text: string): boolean {
  return [...text.matchAll(ACCOUNT_START)].some(({ index }) => {
    const signs = text.slice(index, index + 3 * LONGEST).replace(/[\s.\-\u2010-\u2015/_]/g, '');
    const run = /^[A-Z0-9]*/i.exec(signs)![0].slice(0, LONGEST).toUpperCase();
    return Array.from({ length: LONGEST - SHORTEST + 1 }, (_, more) => run.slice(0, SHORTEST + more)).some(
      (account, more) =>
        account.length === SHORTEST + more && account.replace(/\D/g, '').length >= FEWEST_DIGITS && isIban(account),
    );
  });
}
