/** Signs the font lacks and what a reader takes for the same. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u2010': '-', // hyphen
  '\u2011': '-', // non-breaking hyphen
  '\u2012': '–', // figure dash
  '\u202f': '\u00a0', // narrow no-break space
  '\u2192': '›', // rightwards arrow
  '\u21d2': '›',
  '\u2190': '‹', // leftwards arrow
  '\u25cf': '•',
};

const UNKNOWN = '?';
// Control and format characters, direction marks and variation selectors show nothing and may turn text around.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu;

/** Text as it can be drawn; `changed` when a sign had to give way, so that the true text must be told in another way. */
export interface ReadableText {
  readonly text: string;
  readonly changed: boolean;
}

/** One line of clean text in which every sign is one that `has` knows. Total: any text gives something readable. */
export function readableText(input: string, has: (sign: string) => boolean): ReadableText {
  const clean = input
    .toWellFormed()
    .replace(/[^\S\u00a0\u202f]+/gu, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .trim();
  let changed = false;
  let text = '';
  for (const sign of clean) {
    const shown = has(sign) ? sign : substitute(sign, has);
    changed ||= shown !== sign;
    text += shown;
  }
  return { text, changed };
}

function substitute(sign: string, has: (sign: string) => boolean): string {
  const lookalike = LOOKALIKES[sign];
  if (lookalike !== undefined && has(lookalike)) return lookalike;
  const plain = [...sign.normalize('NFKD').replace(/\p{M}/gu, '')];
  return plain.length > 0 && plain.every(has) ? plain.join('') : UNKNOWN;
}
