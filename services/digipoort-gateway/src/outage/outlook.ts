import {
  dateLabel,
  filingDeadline,
  type FilingKind,
  type IsoDate,
  periodBetween,
  type Residence,
  TaxInputError,
} from '@akkoord/tax';
import type { Words } from '../authority-status/authority-code.js';
import { lastMinuteOf, momentLabel } from './moment-label.js';

/** Filings of one kind, period and residence that wait after a failure. */
export interface WaitingFilings {
  readonly kind: FilingKind;
  /** First and last day; unknown of filings taken before it was kept. */
  readonly period: { readonly start: IsoDate; readonly end: IsoDate } | undefined;
  /** Absent: of residents. */
  readonly residence?: Residence | undefined;
  readonly filings: number;
  readonly nextAttemptAt: Date | undefined;
}

/** `at-risk`: the next attempt comes after the deadline. */
export type Timeliness = 'in-time' | 'at-risk' | 'late';

/** The deadline nearest to what waits. */
export interface NearestDeadline {
  readonly date: IsoDate;
  readonly at: Date;
  readonly kind: FilingKind;
  readonly period: { readonly start: IsoDate; readonly end: IsoDate };
  readonly filings: number;
  readonly timeliness: Timeliness;
}

/** What waits and how it goes on. */
export interface ForecastFacts {
  readonly waiting: number;
  readonly nextAttemptAt: Date | undefined;
  readonly deadline: NearestDeadline | undefined;
  /** Filings whose deadline has passed. */
  readonly late: number;
  readonly messages: Words;
}

/** Sums up what waits; undefined when nothing does. A supplement has no deadline that is known here. */
export function forecastOf(waiting: readonly WaitingFilings[], now: Date): ForecastFacts | undefined {
  const total = waiting.reduce((sum, { filings }) => sum + filings, 0);
  if (total === 0) return undefined;
  const attempts = waiting.flatMap(({ nextAttemptAt }) => (nextAttemptAt ? [nextAttemptAt.getTime()] : []));
  // What is due already goes now.
  const nextAttemptAt = attempts.length === 0 ? undefined : new Date(Math.max(Math.min(...attempts), now.getTime()));
  const deadlines = waiting.flatMap((group) => deadlineOf(group, now)).sort((a, b) => a.at.getTime() - b.at.getTime());
  const deadline = deadlines.find(({ timeliness }) => timeliness !== 'late') ?? deadlines.at(-1);
  const late = deadlines.reduce((sum, one) => sum + (one.timeliness === 'late' ? one.filings : 0), 0);
  const facts = { waiting: total, nextAttemptAt, deadline, late };
  return { ...facts, messages: sentenceOf(facts, now) };
}

function deadlineOf({ kind, period, residence, filings, nextAttemptAt }: WaitingFilings, now: Date): NearestDeadline[] {
  if (period === undefined) return [];
  const date = deadlineFor(period, kind, residence);
  if (date === undefined) return [];
  const at = lastMinuteOf(date);
  // The minute itself is still in time.
  const isAfter = (moment: Date) => moment.getTime() >= at.getTime() + 60_000;
  const timeliness = isAfter(now) ? 'late' : nextAttemptAt && isAfter(nextAttemptAt) ? 'at-risk' : 'in-time';
  return [{ date, at, kind, period, filings, timeliness }];
}

/** Undefined for a period no deadline is known of. */
function deadlineFor(
  { start, end }: { start: IsoDate; end: IsoDate },
  kind: FilingKind,
  residence: Residence | undefined,
): IsoDate | undefined {
  try {
    return filingDeadline(periodBetween(start, end), kind, residence);
  } catch (error) {
    if (error instanceof TaxInputError) return undefined;
    throw error;
  }
}

function sentenceOf(facts: Omit<ForecastFacts, 'messages'>, now: Date): Words {
  const { waiting, nextAttemptAt, deadline, late } = facts;
  const next = nextAttemptAt && momentLabel(nextAttemptAt, now);
  const parts: Words[] = [
    waiting === 1
      ? { nl: 'Er wacht 1 aangifte.', en: '1 filing waits.' }
      : { nl: `Er wachten ${waiting} aangiften.`, en: `${waiting} filings wait.` },
  ];
  if (next) parts.push({ nl: `Volgende poging: ${next.nl}.`, en: `Next attempt: ${next.en}.` });
  if (deadline) parts.push(deadlineSentence(deadline));
  if (late > 0 && deadline?.timeliness !== 'late') {
    parts.push({ nl: `Van ${late} is de termijn al voorbij.`, en: `The deadline of ${late} has passed.` });
  }
  return { nl: parts.map(({ nl }) => nl).join(' '), en: parts.map(({ en }) => en).join(' ') };
}

function deadlineSentence({ date, timeliness }: NearestDeadline): Words {
  const day = dateLabel(date);
  switch (timeliness) {
    case 'in-time':
      return { nl: `Uiterlijk: ${day.nl} 23:59.`, en: `Deadline: ${day.en} 23:59.` };
    case 'at-risk':
      return {
        nl: `De termijn loopt tot ${day.nl} 23:59; de volgende poging komt daarna. Bel zo nodig de Belastingdienst.`,
        en: `The deadline is ${day.en} 23:59; the next attempt comes after it. Call the tax office if need be.`,
      };
    case 'late':
      return { nl: `De termijn is op ${day.nl} verstreken.`, en: `The deadline was ${day.en}.` };
    default:
      return timeliness satisfies never;
  }
}
