import { checkArithmetic, checkSupplementArithmetic, type ArithmeticProblem } from '../figures/arithmetic.js';
import { formatEuros } from '../figures/euros.js';
import { TAX_ERRORS, type TaxErrorCode } from '../tax.errors.js';
import type { CheckedSupplement, CheckedVatReturn } from './checked-filing.js';
import { defineCheck, KINDS_WITH_BOXES } from './check.js';
import type { Observation } from './finding.js';

const SOURCE = 'digipoort.md 5.7; domain.md 7.2: tolerance 0';

function problemsOf(filing: CheckedVatReturn | CheckedSupplement): readonly ArithmeticProblem[] {
  return filing.kind === 'vat-return'
    ? checkArithmetic(filing.figures)
    : checkSupplementArithmetic(filing.figures, filing.supplement);
}

function observe(problem: ArithmeticProblem): Observation {
  const { nl, en } = TAX_ERRORS[problem.code];
  const computed = formatEuros(problem.computed);
  const stated = problem.stated === undefined ? { nl: 'niets', en: 'nothing' } : formatEuros(problem.stated);
  return {
    details: { box: problem.box },
    messages: {
      nl: `${nl} Er staat ${stated.nl}; het moet ${computed.nl} zijn.`,
      en: `${en} It says ${stated.en}; it must be ${computed.en}.`,
    },
  };
}

function sum(code: TaxErrorCode, kinds: readonly ('vat-return' | 'supplement')[]) {
  return defineCheck({
    code,
    severity: 'refuse',
    kinds,
    title: TAX_ERRORS[code],
    source: SOURCE,
    find: (filing) =>
      problemsOf(filing)
        .filter((problem) => problem.code === code)
        .map(observe),
  });
}

/** The sums of the form: VAT due, total, and the totals of a supplement. */
export const ARITHMETIC_CHECKS = [
  sum('ARITHMETIC_5A', KINDS_WITH_BOXES),
  sum('ARITHMETIC_TOTAL', ['vat-return']),
  sum('ARITHMETIC_SUPPLEMENT_NEW', ['supplement']),
  sum('ARITHMETIC_SUPPLEMENT_DIFFERENCE', ['supplement']),
];
