import type {
  CheckedIcpLine,
  CheckedIcpStatement,
  CheckedSupplement,
  CheckedVatReturn,
} from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import type { BoxFigures } from '../figures/box-figures.js';
import { computeTotal, computeVatDue } from '../figures/arithmetic.js';
import { parseOmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import { parsePeriod, periodYear } from '../periods/period.js';

/** The number of an imaginary company; no BSN. */
export const COMPANY = parseOmzetbelastingNumber('001000044B37');
/** The number of an imaginary sole trader: it holds a (made-up) BSN. */
export const SOLE_TRADER = parseOmzetbelastingNumber('123456782B01');

/** Figures with 5a and total worked out, whatever else is given. */
export function withTotals(figures: BoxFigures): BoxFigures {
  const due = { ...figures, '5a': computeVatDue(figures), '5b': figures['5b'] ?? 0 };
  return { ...due, total: computeTotal(due) };
}

/** A return that holds: € 100,000 at 21 %, € 9,000 input VAT, unless figures are given. */
export function aVatReturn(
  period = '2026-Q3',
  figures: BoxFigures = { '1a.turnover': 100_000, '1a.tax': 21_000, '5b': 9_000 },
  overrides: Partial<CheckedVatReturn> = {},
): CheckedVatReturn {
  const parsed = parsePeriod(period);
  return {
    kind: 'vat-return',
    taxpayer: COMPANY,
    period: parsed,
    year: periodYear(parsed),
    figures: withTotals(figures),
    ...overrides,
  };
}

/** A supplement that holds, over what `aVatReturn` declared (12,000) unless told otherwise. */
export function aSupplement(
  period = '2026-Q1',
  figures: BoxFigures = { '1a.turnover': 110_000, '1a.tax': 23_100, '5b': 9_000 },
  totalOld = 12_000,
  overrides: Partial<CheckedSupplement> = {},
): CheckedSupplement {
  const parsed = parsePeriod(period);
  const { total: totalNew = 0, ...boxes } = withTotals(figures);
  return {
    kind: 'supplement',
    taxpayer: COMPANY,
    period: parsed,
    year: periodYear(parsed),
    figures: boxes,
    supplement: { totalNew, totalOld, difference: totalNew - totalOld },
    ...overrides,
  };
}

/** One line; goods to a Belgian customer of € 10,000 unless given. */
export function anIcpLine(overrides: Partial<CheckedIcpLine> = {}): CheckedIcpLine {
  return { country: 'BE', vatNumber: '0776091951', supply: 'goods', correction: false, amount: 10_000, ...overrides };
}

/** An ICP statement with its totals worked out. */
export function anIcpStatement(
  period = '2026-Q3',
  lines: readonly CheckedIcpLine[] = [anIcpLine()],
  overrides: Partial<CheckedIcpStatement> = {},
): CheckedIcpStatement {
  const parsed = parsePeriod(period);
  const sum = (wanted: (line: CheckedIcpLine) => boolean) =>
    lines.filter(wanted).reduce((total, { amount }) => total + amount, 0);
  const plain = (supply: CheckedIcpLine['supply']) => sum((line) => !line.correction && line.supply === supply);
  return {
    kind: 'icp-statement',
    taxpayer: COMPANY,
    period: parsed,
    year: periodYear(parsed),
    lines,
    totals: {
      goods: plain('goods'),
      services: plain('services'),
      triangular: plain('triangular'),
      corrections: sum(({ correction }) => correction),
      total: sum(() => true),
      customers: new Set(lines.map(({ country, vatNumber }) => country + vatNumber)).size,
    },
    ...overrides,
  };
}

/** A day in the middle of the term for the third quarter of 2026, and nothing else known. */
export function surroundings(overrides: Partial<Surroundings> = {}): Surroundings {
  return { today: '2026-10-15', ...overrides };
}
