import { checkArithmetic, completeFigures } from './arithmetic.js';
import { parseBoxFigures, type BoxFigures } from './box-figures.js';
import { BOXES, findBox, type BoxKey } from './boxes.js';
import { TaxInputError } from '../tax.errors.js';

/** What rounding did to one box: `gain` in cents, in favour of the taxpayer when VAT due falls or input VAT rises. */
export interface RoundingEffect {
  readonly box: BoxKey;
  readonly cents: number;
  readonly euros: number;
}

/** VAT due and turnover in cents to whole euros, downwards: −100.20 becomes −101 (domain.md 7.2). */
export function roundDue(cents: number): number {
  return Math.floor(cents / 100) + 0;
}

/** Input VAT in cents to whole euros, upwards: −100.20 becomes −100 (domain.md 7.2). */
export function roundInput(cents: number): number {
  return Math.ceil(cents / 100) + 0;
}

/**
 * Box amounts in cents to a complete return in whole euros, with the boxes that changed. Totals are the sums of the rounded
 * boxes, so 5a and total in cents are only checked. Throws TaxInputError CENTS_NOT_INTEGER, ARITHMETIC_*, BOX_*.
 */
export function figuresFromCents(cents: Readonly<Record<string, unknown>>): {
  figures: BoxFigures;
  rounding: RoundingEffect[];
} {
  const exact = parseCents(cents);
  checkCentTotals(exact);
  const rounding: RoundingEffect[] = [];
  const figures: Record<string, number> = {};
  for (const { key } of BOXES) {
    const amount = exact[key];
    if (amount === undefined || key === '5a' || key === 'total') continue;
    figures[key] = key === '5b' || key === '5d' ? roundInput(amount) : roundDue(amount);
    if (amount % 100 !== 0) rounding.push({ box: key, cents: amount, euros: figures[key] });
  }
  return { figures: parseBoxFigures(completeFigures(parseBoxFigures(figures))), rounding };
}

function parseCents(input: Readonly<Record<string, unknown>>): BoxFigures {
  const exact: BoxFigures = {};
  for (const [key, value] of Object.entries(input)) {
    const box = findBox(key);
    if (box === undefined) throw new TaxInputError('BOX_UNKNOWN', { box: key.slice(0, 20) });
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      throw new TaxInputError('CENTS_NOT_INTEGER', { box: key });
    exact[box.key] = value;
  }
  return exact;
}

function checkCentTotals(exact: BoxFigures): void {
  const wrong = checkArithmetic(exact).find(({ stated }) => stated !== undefined);
  if (wrong !== undefined) throw new TaxInputError(wrong.code, { box: wrong.box });
}
