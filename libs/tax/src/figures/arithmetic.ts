import type { BoxFigures } from './box-figures.js';
import { TaxInputError, type TaxErrorCode } from '../tax.errors.js';

/** One sum that does not hold: the box, what it says and what it should say, whole euros. */
export interface ArithmeticProblem {
  readonly code: TaxErrorCode;
  readonly box: string;
  readonly stated: number | undefined;
  readonly computed: number;
}

/** Totals of a supplement (suppletie), whole euros: new total, already declared, difference to pay (+) or get back (-). */
export interface SupplementTotals {
  readonly totalNew: number;
  readonly totalOld: number;
  readonly difference: number;
}

const DUE = ['1a.tax', '1b.tax', '1c.tax', '1d.tax', '2a.tax', '4a.tax', '4b.tax'] as const;

/** VAT due: the sum of the tax columns of 1a–1d, 2a, 4a, 4b (domain.md 7.2). */
export function computeVatDue(figures: BoxFigures): number {
  return DUE.reduce((sum, key) => sum + (figures[key] ?? 0), 0);
}

/** Total to pay (+) or reclaim (-): 5a − 5b, less the old small-business reduction 5d where a form still had it. */
export function computeTotal(figures: BoxFigures): number {
  return (figures['5a'] ?? computeVatDue(figures)) - (figures['5b'] ?? 0) - (figures['5d'] ?? 0);
}

/** The sums of a VAT return that do not hold, tolerance 0; empty when all do. A missing 5a or total counts as wrong. */
export function checkArithmetic(figures: BoxFigures): ArithmeticProblem[] {
  return [
    ...difference('ARITHMETIC_5A', '5a', figures['5a'], computeVatDue(figures)),
    ...difference('ARITHMETIC_TOTAL', 'total', figures.total, computeTotal(figures)),
  ];
}

/** The sums of a supplement that do not hold: 5a, new = 5a − 5b, difference = new − old (digipoort.md 5.7). */
export function checkSupplementArithmetic(figures: BoxFigures, totals: SupplementTotals): ArithmeticProblem[] {
  const { totalNew, totalOld } = totals;
  return [
    ...difference('ARITHMETIC_5A', '5a', figures['5a'], computeVatDue(figures)),
    ...difference('ARITHMETIC_SUPPLEMENT_NEW', 'new', totalNew, computeTotal(figures)),
    ...difference('ARITHMETIC_SUPPLEMENT_DIFFERENCE', 'difference', totals.difference, totalNew - totalOld),
  ];
}

/** Fills in 5a, 5b and total where absent; a total that is present and does not hold is refused: TaxInputError ARITHMETIC_5A or ARITHMETIC_TOTAL. */
export function completeFigures(figures: BoxFigures): BoxFigures & Record<'5a' | '5b' | 'total', number> {
  const due = { ...figures, '5a': figures['5a'] ?? computeVatDue(figures), '5b': figures['5b'] ?? 0 };
  const complete = { ...due, total: figures.total ?? computeTotal(due) };
  const [problem] = checkArithmetic(complete);
  if (problem !== undefined) throw new TaxInputError(problem.code, { box: problem.box });
  return complete;
}

function difference(
  code: TaxErrorCode,
  box: string,
  stated: number | undefined,
  computed: number,
): ArithmeticProblem[] {
  return stated === computed ? [] : [{ code, box, stated, computed }];
}
