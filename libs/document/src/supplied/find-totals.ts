import { amountsIn, isOnlyAmounts } from './amounts.js';
import type { ExpectedTotal } from './expected-totals.js';

/** What a document says a total is, cents; `undefined` when it does not name the total. */
export interface FoundTotal {
  readonly agrees: boolean;
  /** The amount that was taken, the last one next to the first mention. */
  readonly cents: number;
}

const REFUND = /terug|reclaim|refund/iu;
const PAYMENT = /betalen|pay/iu;

/**
 * Looks a total up by its box, and without one by its words. It agrees when any amount beside a mention is that of the filing: other
 * columns hold other periods. It differs only when none is.
 */
export function findTotal(lines: readonly string[], expected: ExpectedTotal): FoundTotal | undefined {
  const { code, words } = expected;
  const numbered =
    code === undefined ? [] : mentions(lines, new RegExp(`(?:^|\\t|\\brubriek |\\bbox )${code}(?![\\p{L}\\d])`, 'iu'));
  const found = numbered.length > 0 ? numbered : mentions(lines, words);
  const [first] = found;
  if (first === undefined) return undefined;
  const signed = (mention: Mention) => mention.cents.map((cents) => signOf(expected, mention.label, cents));
  return {
    agrees: found.some((mention) => signed(mention).some((cents) => isSame(expected, cents))),
    cents: signed(first).at(-1) ?? 0,
  };
}

interface Mention {
  readonly label: string;
  readonly cents: readonly number[];
}

/** Lines that match with the amounts on them, or on the next when that has nothing but amounts. */
function mentions(lines: readonly string[], pattern: RegExp): Mention[] {
  return lines.flatMap((line, index) => {
    if (!pattern.test(line)) return [];
    const next = lines[index + 1] ?? '';
    const own = amountsIn(line);
    const amounts = own.length > 0 ? own : isOnlyAmounts(next) ? amountsIn(next) : [];
    return amounts.length === 0 ? [] : [{ label: line, cents: amounts.map((amount) => amount.cents) }];
  });
}

/** `Terug te vragen € 500` is -500: documents leave the sign to the words. */
function signOf({ direction }: ExpectedTotal, label: string, cents: number): number {
  return direction === true && REFUND.test(label) && !PAYMENT.test(label) ? 0 - Math.abs(cents) : cents;
}

function isSame({ amount, rounding }: ExpectedTotal, cents: number): boolean {
  const difference = Math.abs(cents - amount * 100);
  return difference === 0 || (cents % 100 !== 0 && difference < rounding * 100);
}
