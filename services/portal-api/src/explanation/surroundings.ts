import type { FilingFacts, MessageKind, Residence } from '@akkoord/contracts';
import { divisionOf, periodKey, shiftPeriod, type IsoDate, type Period, type Surroundings } from '@akkoord/tax';
import type { Filing } from '@akkoord/xbrl';
import type { RelatedFiling } from './related-filings.repository.js';

/** A related filing with what its document says. */
export interface ReadRelated {
  readonly filing: Filing;
  readonly isFiled: boolean;
}

type Kind = MessageKind;
type FilingOf<K extends Kind> = Extract<Filing, { kind: K }>;

/** The periods that a filing is compared with: the one before, and the same a year ago. */
function comparedWith(period: Period): { previous: Period; lastYear: Period | undefined } {
  const months = monthsIn(period);
  return {
    previous: shiftPeriod(period, -1),
    lastYear: 12 % months === 0 ? shiftPeriod(period, -12 / months) : undefined,
  };
}

function monthsIn({ start, end }: Period): number {
  const month = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return month(end) - month(start) + 1;
}

/** The days within which a filing finds what it is compared with. */
export function daysAround(period: Period): { from: IsoDate; until: IsoDate } {
  const { previous, lastYear } = comparedWith(period);
  return { from: (lastYear ?? previous).start, until: period.end };
}

/** Whether a related filing tells anything about this one, so that its document is worth reading. Of its own kind only what was filed does. */
export function isTelling(own: FilingFacts, { facts, isFiled }: RelatedFiling): boolean {
  if (facts.kind !== own.kind) return overlap(own.period, facts.period);
  const { previous, lastYear } = comparedWith(own.period);
  const keys = [previous, ...(lastYear ? [lastYear] : [])].map(periodKey);
  return isFiled && (keys.includes(periodKey(facts.period)) || overlap(own.period, facts.period));
}

const overlap = (a: Period, b: Period): boolean => a.start <= b.end && b.start <= a.end;

/** Puts related filings of the same taxpayer, newest first, in their place around this one; `residence` is absent for a resident. */
export function surroundingsOf(
  filing: Filing,
  related: readonly ReadRelated[],
  today: IsoDate,
  residence?: Residence,
): Surroundings {
  const own = related.filter(
    (other) => other.filing.taxpayer === filing.taxpayer && (other.isFiled || other.filing.kind !== filing.kind),
  );
  const filed = own.filter(({ isFiled }) => isFiled).map((other) => other.filing);
  const around = own.map((other) => other.filing).filter(({ period }) => overlap(period, filing.period));
  const { previous, lastYear } = comparedWith(filing.period);
  const at = (period: Period | undefined): Filing | undefined =>
    period &&
    filed.find(
      (other) =>
        other.kind === filing.kind &&
        periodKey(other.period) === periodKey(period) &&
        divisionOf(other) === divisionOf(filing),
    );
  const [before, yearAgo] = [at(previous), at(lastYear)];
  // What a supplement calls declared is what was filed; a statement goes beside a return that still waits.
  const declared = filing.kind === 'supplement' ? filed.filter(({ period }) => overlap(period, filing.period)) : around;
  const vatReturns = newestOfEach(ofKind(declared, 'vat-return'));
  return {
    today,
    ...(residence ? { residence } : {}),
    ...(before ? { previous: before } : {}),
    ...(yearAgo ? { lastYear: yearAgo } : {}),
    // A statement can have been filed elsewhere, but then the office would want to know of it.
    icpStatements: newestOfEach(ofKind(around, 'icp-statement')),
    ...(vatReturns.length > 0
      ? {
          vatReturns,
          supplements: ofKind(filed, 'supplement')
            .filter(({ period }) => overlap(period, filing.period))
            .reverse(),
        }
      : {}),
  };
}

const ofKind = <K extends Kind>(filings: readonly Filing[], kind: K): FilingOf<K>[] =>
  filings.filter((filing): filing is FilingOf<K> => filing.kind === kind);

/** Of several for one period (and one division of a fiscal unity) the newest counts. */
function newestOfEach<F extends Filing>(filings: readonly F[]): F[] {
  const kept = new Map<string, F>();
  for (const filing of filings) {
    const key = `${periodKey(filing.period)} ${divisionOf(filing)}`;
    if (!kept.has(key)) kept.set(key, filing);
  }
  return [...kept.values()];
}
