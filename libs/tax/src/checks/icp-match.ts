import type { Period } from '../periods/period.js';
import { divisionOf, type CheckedIcpStatement, type CheckedVatReturn } from './checked-filing.js';
import { coverExactly, liesIn, monthsNotIn, touches, type Surroundings } from './surroundings.js';

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
  const about = icpStatements.filter(({ period }) => touches(period, filing.period));
  return addUp(filing, about) ? compare(filing, about) : undefined;
}

/** Of a return over a longer period all statements must be known, for one of them cannot equal 3b by itself. */
function fromStatement(
  filing: CheckedIcpStatement,
  { vatReturns = [], icpStatements = [] }: Surroundings,
): IcpMatch | undefined {
  const vatReturn = vatReturns.find(({ period }) => liesIn(filing.period, period));
  if (vatReturn === undefined) return undefined;
  const others = icpStatements.filter(
    (other) =>
      touches(other.period, vatReturn.period) &&
      !(divisionOf(other) === divisionOf(filing) && liesIn(other.period, filing.period)),
  );
  const all = [filing, ...others];
  const isWhole = byDivision(all).every((periods) => coverExactly(vatReturn.period, periods));
  return isWhole && addUp(vatReturn, all) ? compare(vatReturn, all) : undefined;
}

/** The periods of the statements, division by division: one return has all of them in box 3b. */
function byDivision(statements: readonly CheckedIcpStatement[]): Period[][] {
  const divisions = new Set(statements.map(divisionOf));
  return [...divisions].map((division) =>
    statements.filter((statement) => divisionOf(statement) === division).map(({ period }) => period),
  );
}

/** Whether their sum can be what box 3b has: none is about other months too, and no month of a division is in two of them. */
function addUp({ period }: CheckedVatReturn, statements: readonly CheckedIcpStatement[]): boolean {
  return (
    statements.every((statement) => liesIn(statement.period, period)) &&
    byDivision(statements).every((periods) =>
      periods.every((one, index) => !periods.slice(index + 1).some((other) => touches(one, other))),
    )
  );
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
