import { WORDING_PARTS, type MailKind, type MailPlaceholder, type WordingPart } from '@akkoord/contracts';
import { hideNumbers, holdsNumber } from '../template/hide-numbers.js';
import { findProblem } from './find-problem.js';
import { PLACEHOLDER, type OwnWords, type PlaceholderValues } from './own-words.js';
import { PLACEHOLDERS_OF } from './placeholders.js';

/** Signs of a subject that was filled in, at most: mail programs show far less, and the list of mails keeps no more than 500. */
const LONGEST_SUBJECT = 300;

/** Own words as they stand in one mail. */
export interface WordsInUse {
  /** Absent: the product's. */
  readonly subject?: string;
  /** Paragraphs. */
  readonly opening: readonly string[];
  readonly closing: readonly string[];
  /** Parts that cannot stand in this mail: there it says what the product says. */
  readonly unusable: readonly WordingPart[];
}

/**
 * Fills in an office's own words for one mail. They were judged when they were kept; they are judged again, because what a mail knows and what
 * is refused changes from release to release, and a mail is never lost for its words.
 */
export function useWords(kind: MailKind, own: OwnWords, values: PlaceholderValues): WordsInUse {
  const filled = WORDING_PARTS.flatMap((part) => {
    const text = own[part];
    return text === undefined ? [] : [{ part, text: fillIn(part, text, { known: PLACEHOLDERS_OF[kind], values }) }];
  });
  const textOf = (part: WordingPart): string | undefined => filled.find((one) => one.part === part)?.text;
  const subject = textOf('subject');
  return {
    ...(subject === undefined ? {} : { subject }),
    opening: paragraphsOf(textOf('opening')),
    closing: paragraphsOf(textOf('closing')),
    unusable: filled.filter(({ text }) => text === undefined).map(({ part }) => part),
  };
}

/** Undefined where it cannot be used. A value that ends with a full stop, as in B.V., ends the sentence with that one. */
function fillIn(
  part: WordingPart,
  text: string,
  { known, values }: { readonly known: readonly MailPlaceholder[]; readonly values: PlaceholderValues },
): string | undefined {
  if (findProblem(part, text, known)) return undefined;
  const valueOf = (name: string): string => values[name as MailPlaceholder] ?? '';
  if ([...text.matchAll(PLACEHOLDER)].some(([, name]) => valueOf(name!) === '')) return undefined;
  const filled = text.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const value = valueOf(name);
    return value.endsWith('.') ? value : value + stop;
  });
  if (part === 'subject' && [...filled].length > LONGEST_SUBJECT) return undefined;
  // Digits of the words and of a value can make a number together.
  return holdsNumber(filled) ? hideNumbers(filled) : filled;
}

const paragraphsOf = (text = ''): string[] => text.split('\n\n').filter((paragraph) => paragraph !== '');
