import { parsePeriod, periodKey, type Period } from '@akkoord/tax';

const MONTH_NAMES = [
  'jan(?:uari|uary)?',
  'feb(?:ruari|ruary)?',
  'm(?:rt|aart|arch|ar)',
  'apr(?:il)?',
  'mei|may',
  'june?|juni',
  'july?|juli',
  'aug(?:ustus|ust)?',
  'sep(?:tember)?',
  'o[kc]t(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const MONTH = MONTH_NAMES.join('|');
const DAY = `(\\d{1,2})(?:[-/.](\\d{1,2})[-/.]|(?: (${MONTH})\\.? ))(\\d{4})`;
const RANGE = new RegExp(`\\b${DAY} ?(?:t/m|tot en met|tot|-|–|to|until|through) ?${DAY}\\b`, 'giu');
const QUARTERS = [
  /\b([1-4])(?:e|de|ste|st|nd|rd|th)? ?(?:kwartaal|quarter)(?: of)?[ -]?(\d{4})\b/giu,
  /\b(?:kwartaal|quarter|q) ?([1-4])[ -]?(?:of )?(\d{4})\b/giu,
];
const YEAR_QUARTER = /\b(\d{4})[ -]?(?:q|k|kwartaal )([1-4])\b/giu;
// Months and years stand everywhere in a document; they say the period only on a line that says so.
const LABEL = /\b(?:tijdvak|periode|period|aangifte|opgaaf|suppletie|return|statement)\b/iu;
const MONTH_YEAR = new RegExp(`(?<!\\d[ .-])\\b(${MONTH}) (\\d{4})\\b`, 'giu');
const ONLY_YEAR = /\b(?:tijdvak|periode|period)\W{0,4}(?:jaar |year )?(\d{4})$/iu;

/** The period that a document is about when that is not the filing's, as its key (`2026-Q3`); undefined when it is, or is not said. */
export function otherPeriod(lines: readonly string[], period: Period): string | undefined {
  const found = lines.flatMap(periodsIn);
  const own = periodKey(period);
  return found.length === 0 || found.includes(own) ? undefined : found[0];
}

function periodsIn(line: string): string[] {
  const ranges = [...line.matchAll(RANGE)].map((match) => `${dayOf(match, 1)}/${dayOf(match, 5)}`);
  const rest = line.replaceAll(RANGE, ' ');
  const quarters = QUARTERS.flatMap((pattern) =>
    [...rest.matchAll(pattern)].map(([, quarter, year]) => `${year}-Q${quarter}`),
  );
  const turned = [...rest.matchAll(YEAR_QUARTER)].map(([, year, quarter]) => `${year}-Q${quarter}`);
  const found = [...ranges, ...quarters, ...turned];
  const labelled = found.length === 0 && LABEL.test(rest) ? monthsAndYears(rest) : [];
  return [...found, ...labelled].flatMap(keyOf);
}

function monthsAndYears(line: string): string[] {
  const months = [...line.matchAll(MONTH_YEAR)].map(([, month, year]) => `${year}-${monthOf(month)}`);
  const year = ONLY_YEAR.exec(line)?.[1];
  return months.length > 0 || year === undefined ? months : [year];
}

function dayOf(match: RegExpMatchArray, at: number): string {
  const [day = '', number, name, year = ''] = match.slice(at, at + 4);
  return `${year}-${(number ?? monthOf(name)).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function monthOf(name: string | undefined): string {
  const index = MONTH_NAMES.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(name ?? ''));
  return String(index + 1).padStart(2, '0');
}

function keyOf(text: string): string[] {
  try {
    return [periodKey(parsePeriod(text))];
  } catch {
    return []; // not a period of whole months: dates of something else
  }
}
