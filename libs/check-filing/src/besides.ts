import { divisionOf, periodKey, shiftPeriod, type IsoDate, type Surroundings } from '@akkoord/tax';
import type { Filing } from '@akkoord/xbrl';

/** What lies beside a filing among the files given: of the same taxpayer, over the same days, or over the period before. */
export function besides(filing: Filing, all: readonly Filing[], today: IsoDate): Surroundings {
  const others = all.filter((other) => other !== filing && other.taxpayer === filing.taxpayer);
  const same = others.filter(({ period }) => period.start <= filing.period.end && filing.period.start <= period.end);
  const before = periodKey(shiftPeriod(filing.period, -1));
  const previous = others.find(
    (other) =>
      other.kind === filing.kind && periodKey(other.period) === before && divisionOf(other) === divisionOf(filing),
  );
  const [icpStatements, vatReturns, supplements] = [
    same.filter((other) => other.kind === 'icp-statement'),
    // Two versions of one return are two tries, not a return that was filed before.
    filing.kind === 'vat-return' ? [] : same.filter((other) => other.kind === 'vat-return'),
    same.filter((other) => other.kind === 'supplement').filter((other) => isBefore(other, filing)),
  ];
  // That a file was not given says nothing about whether it exists.
  return {
    today,
    ...(previous ? { previous } : {}),
    ...(icpStatements.length > 0 ? { icpStatements } : {}),
    ...(vatReturns.length > 0 ? { vatReturns } : {}),
    ...(supplements.length > 0 ? { supplements } : {}),
  };
}

/** Of two supplements the one made first was declared when the other was made; made in the same minute, the one whose new total the other begins with. */
function isBefore(other: Extract<Filing, { kind: 'supplement' }>, filing: Filing): boolean {
  if (filing.kind !== 'supplement') return true;
  const [first = '', second = ''] = [other.header.dateTimeCreation, filing.header.dateTimeCreation];
  return first < second || (first === second && other.supplement.totalNew === filing.supplement.totalOld);
}
