/** An amount as a document shows it, in cents. */
export interface ShownAmount {
  readonly cents: number;
}

const MINUS = '[-−–]';
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\d.,:/(*]|\\d${MINUS})(?<open>\\()?` +
    `(?:(?<sign>[-−–+])(?<loose> )?)?(?:(?:€|EUR) ?)?(?<inner>[-−–+])?` +
    `(?<whole>\\d{1,3}(?:[.,' ]\\d{3})+|\\d+)(?:[.,](?<cents>\\d{2}|-{1,2}|–))?` +
    `(?<after> ?${MINUS}(?![\\d\\p{L}]))?(?<close>\\))?(?![\\d\\p{L}:/)]| ?%|[.,]\\d)`,
  'gu',
);
const MONTHS =
  'jan|feb|mrt|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec'.replaceAll('|', '\\p{L}*|') + '\\p{L}*';
// Digits that are no amounts: days, periods, and what stands in brackets with words, as in `(rubrieken 1 t/m 4)`.
const NOT_AMOUNTS = new RegExp(
  `\\b\\d{1,2} (?:${MONTHS}) \\d{4}|\\b(?:${MONTHS}) \\d{4}|\\b\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b` +
    `|\\b\\d(?:e|de|ste|st|nd|rd|th)? ?(?:kwartaal|quarter)(?: of)?(?: \\d{4})?|\\b(?:kwartaal|quarter) ?\\d(?: \\d{4})?` +
    `|\\bq[1-4][ -]?(?:\\d{4})?|\\b\\d{4}[ -]?q[1-4]|\\((?=[^()]*\\p{L})[^()]*\\)|\\bt/m \\d\\w?\\)?`,
  'giu',
);

/**
 * The amounts in one line, from left to right: `€ 1.234,00`, `1.234`, `1,234.00`, `-1.234`, `1.234-`, `(1.234)`, `1.234,-`.
 * A minus that stands loose may be a dash, and a space may part thousands or amounts: then all readings are given. Days, percentages and numbers within words are left out.
 */
export function amountsIn(line: string): ShownAmount[] {
  const bare = line.replaceAll(NOT_AMOUNTS, ' ').replace(/[^\S\t]+/gu, ' ');
  return [...bare.matchAll(AMOUNT)].flatMap(({ groups = {} }) => {
    const whole = groups['whole'] ?? '';
    const digits = whole.replace(/\D/gu, '');
    if (digits.length > 12) return [];
    const cents = Number(digits) * 100 + (Number.parseInt(groups['cents'] ?? '', 10) || 0);
    const isMinus = (sign: string | undefined) => sign !== undefined && sign.trim() !== '' && sign !== '+';
    if (isMinus(groups['sign']) && groups['loose'] !== undefined) return [{ cents: 0 - cents }, { cents }];
    const inBrackets = groups['open'] !== undefined && groups['close'] !== undefined;
    const negative = isMinus(groups['sign']) || isMinus(groups['inner']) || groups['after'] !== undefined || inBrackets;
    const apart = whole.includes(' ')
      ? whole.split(' ').map((part) => ({ cents: Number(part.replace(/\D/gu, '')) * 100 }))
      : [];
    return [...apart, { cents: negative ? 0 - cents : cents }];
  });
}

/** True for a line that holds amounts and nothing to read: the amounts of the label above it. */
export function isOnlyAmounts(line: string): boolean {
  return amountsIn(line).length > 0 && !/\p{L}{2,}/u.test(line.replace(/\bEUR\b/gu, ''));
}
