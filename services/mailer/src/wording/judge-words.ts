import { WORDING_PARTS, type MailAudience, type MailKind } from '@akkoord/contracts';
import { mailRule } from '../planning/mail-kinds.js';
import { findProblem } from './find-problem.js';
import { tidyWords, type OwnWords } from './own-words.js';
import { PLACEHOLDERS_OF } from './placeholders.js';
import { MailNotWordable, MailWordingEmpty, wordingRefusal } from './wording.errors.js';

/** The words an office gives, as they can be kept and used; throws the refusal of what it has to change. */
export function judgeWords(
  mail: { readonly kind: MailKind; readonly audience: MailAudience },
  given: OwnWords,
): OwnWords {
  const { kind, audience } = mail;
  if (!mailRule(kind, audience)) throw new MailNotWordable(kind, audience);
  const known = PLACEHOLDERS_OF[kind];
  const parts = WORDING_PARTS.flatMap((part) => {
    const text = given[part];
    if (text === undefined) return [];
    const tidy = tidyWords(text);
    const problem = findProblem(part, tidy, known);
    if (problem) throw wordingRefusal(part, problem, known);
    return [[part, tidy] as const];
  });
  return Object.fromEntries(parts);
}

/** As `judgeWords`; throws also when there is none. */
export function judgeNewWords(...given: Parameters<typeof judgeWords>): OwnWords {
  const own = judgeWords(...given);
  if (Object.keys(own).length === 0) throw new MailWordingEmpty();
  return own;
}
