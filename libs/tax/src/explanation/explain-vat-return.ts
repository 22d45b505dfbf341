import type { CheckedVatReturn } from '../checks/checked-filing.js';
import { lastYearOf, previousOf, type Surroundings } from '../checks/surroundings.js';
import { computeTotal } from '../figures/arithmetic.js';
import { filingDeadline } from '../periods/deadlines.js';
import { periodLabel } from '../periods/period-label.js';
import { periodKind } from '../periods/period.js';
import { vatReturnOutcome, type VatReturnOutcome } from '../payment/vat-return-outcome.js';
import type { Messages } from '../tax.errors.js';
import { boxComposition, boxReasons } from './box-reasons.js';
import { boxTable } from './box-table.js';
import { comparedWithPrevious, whatWas } from './compare-totals.js';
import type { ExplainedParts } from './explained-parts.js';
import { icpMatchNotes } from './icp-match-notes.js';
import { otherFactsTable } from './other-facts-table.js';
import { vatReturnNotes } from './vat-return-notes.js';
import { day, euros, join, say } from './wording.js';

/** What a return declares to pay (+) or to get back (−), whole euros. */
export const totalOf = ({ figures }: CheckedVatReturn): number => figures.total ?? computeTotal(figures);

/** What to pay or receive, by when, why, and what comes next. */
export function explainVatReturn(filing: CheckedVatReturn, surroundings: Surroundings): ExplainedParts {
  const outcome = outcomeOf(filing, surroundings);
  const [previous, lastYear] = comparedFilings(filing, surroundings);
  const compared = [previous, lastYear]
    .filter((known) => known !== undefined)
    .map((known) => ({ label: periodLabel(known.period), figures: known.figures }));
  return {
    headline: headline(filing, previous, outcome, surroundings),
    because: reasons(filing, previous, lastYear),
    tables: [
      boxTable({ nl: 'De aangifte', en: 'The return' }, filing.year, filing.figures, compared, 'vat-return'),
      ...otherFactsTable(filing),
    ],
    ...(outcome?.payment && { payment: outcome.payment }),
    ...(outcome && { fileBy: outcome.fileBy }),
    notes: [...vatReturnNotes(filing, outcome, surroundings), ...icpMatchNotes(filing, surroundings)],
  };
}

/** Undefined for a row of months or a year before the rules we know, over which nothing can be said of paying. */
function outcomeOf(filing: CheckedVatReturn, { residence, today }: Surroundings): VatReturnOutcome | undefined {
  const { period } = filing;
  if (periodKind(period) === 'months' || filingDeadline(period, 'vat-return', residence) === undefined)
    return undefined;
  return vatReturnOutcome({ ...filing, today, ...(residence && { residence }) });
}

/** Of a year the one before is also the same period last year; it is told once. */
function comparedFilings(filing: CheckedVatReturn, surroundings: Surroundings) {
  const isYear = periodKind(filing.period) === 'year';
  return [previousOf(filing, surroundings), isYear ? undefined : lastYearOf(filing, surroundings)] as const;
}

function headline(
  filing: CheckedVatReturn,
  previous: CheckedVatReturn | undefined,
  outcome: VatReturnOutcome | undefined,
  { today }: Surroundings,
): Messages {
  const total = totalOf(filing);
  const end = comparedWithPrevious(total, previous && totalOf(previous), filing.period);
  const amount = euros(total);
  if (total < 0) return say('U krijgt {amount} terug{end}', 'You get {amount} back{end}', { amount, end });
  if (total === 0)
    return say('U hoeft niets te betalen en krijgt niets terug{end}', 'You pay nothing and get nothing back{end}', {
      end,
    });
  if (outcome === undefined) return say('U betaalt {amount}{end}', 'You pay {amount}{end}', { amount, end });
  const by = day(outcome.fileBy);
  if (today <= outcome.fileBy)
    return say('U betaalt {amount} uiterlijk op {by}{end}', 'You pay {amount} by {by}{end}', { amount, by, end });
  return join(
    say('U betaalt {amount}{end}', 'You pay {amount}{end}', { amount, end }),
    say('De uiterste dag om te betalen was {by}.', 'The last day to pay was {by}.', { by }),
  );
}

function reasons(filing: CheckedVatReturn, previous?: CheckedVatReturn, lastYear?: CheckedVatReturn): Messages[] {
  const { figures, period } = filing;
  const yearAgo = lastYear === undefined ? [] : [whatWas(totalOf(lastYear), lastYear.period)];
  const told = (list: Messages[]) => [...list, ...yearAgo];
  if (Object.values(figures).every((amount) => amount === 0))
    return told([{ nl: 'Alle bedragen in deze aangifte zijn nul.', en: 'All amounts in this return are zero.' }]);
  if (previous === undefined) return told(boxComposition(figures, period.end));
  const changes = boxReasons(figures, previous.figures, period.end, 'earlier');
  if (changes.length > 0) return told(changes);
  return told([
    {
      nl: 'De bedragen zijn vrijwel gelijk aan die van het tijdvak ervoor.',
      en: 'The amounts are nearly those of the period before.',
    },
  ]);
}
