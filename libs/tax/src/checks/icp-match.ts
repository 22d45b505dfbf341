import type { CheckedIcpStatement, CheckedVatReturn } from './checked-filing.js';
import { coverExactly, liesIn, monthsNotIn, type Surroundings } from './surroundings.js';

/** Box 3b of a return beside the ICP statements of its period, whole euros. */
export interface IcpMatch {
  readonly box3b: number;
  readonly icpTotal: number;
  /** Lines of the statements: each was rounded by itself. */
  readonly lines: number;
  /** Months `yyyy-mm` without a statement; none is needed for a month without supplies. */
  readonly missing: readonly string[];
}

/** The return and the statements that go together, seen from either; undefined when too little is known to compare. */
export function matchIcp(
  filing: CheckedVatReturn | CheckedIcpStatement,
  surroundings: Surroundings,
): IcpMatch | undefined {
  return filing.kind === 'vat-return' ? fromReturn(filing, surroundings) : fromStatement(filing, surroundings);
}

function fromReturn(filing: CheckedVatReturn, { icpStatements }: Surroundings): IcpMatch | undefined {
  if (icpStatements === undefined) return undefined;
  const within = icpStatements.filter(({ period }) => liesIn(period, filing.period));
  return compare(filing, within);
}

/** Of a return over a longer period all statements must be known, for one of them cannot equal 3b by itself. */
function fromStatement(
  filing: CheckedIcpStatement,
  { vatReturns = [], icpStatements = [] }: Surroundings,
): IcpMatch | undefined {
  const vatReturn = vatReturns.find(({ period }) => liesIn(filing.period, period));
  if (vatReturn === undefined) return undefined;
  const others = icpStatements.filter(
    ({ period }) => liesIn(period, vatReturn.period) && !liesIn(period, filing.period),
  );
  const all = [filing, ...others];
  return coverExactly(
    vatReturn.period,
    all.map(({ period }) => period),
  )
    ? compare(vatReturn, all)
    : undefined;
}

function compare({ figures, period }: CheckedVatReturn, statements: readonly CheckedIcpStatement[]): IcpMatch {
  return {
    box3b: figures['3b.turnover'] ?? 0,
    icpTotal: statements.reduce((sum, { totals }) => sum + totals.total, 0),
    lines: statements.reduce((sum, { lines }) => sum + lines.length, 0),
    missing: monthsNotIn(
      period,
      statements.map((statement) => statement.period),
    ),
  };
}
