import type { CheckedIcpStatement } from '../checks/checked-filing.js';
import { lastYearOf, previousOf, type Surroundings } from '../checks/surroundings.js';
import { filingDeadline } from '../periods/deadlines.js';
import type { Messages } from '../tax.errors.js';
import type { ExplainedParts } from './explained-parts.js';
import { icpMatchNotes } from './icp-match-notes.js';
import { icpReasons } from './icp-reasons.js';
import { icpCorrectionsTable, icpCustomersTable, icpTotalsTable } from './icp-tables.js';
import { otherFactsTable } from './other-facts-table.js';
import { comparedWithPrevious } from './compare-totals.js';
import { day, say, signed } from './wording.js';

/** What went to which customers in other EU countries; nothing is paid on it. */
export function explainIcpStatement(filing: CheckedIcpStatement, surroundings: Surroundings): ExplainedParts {
  const previous = previousOf(filing, surroundings);
  const compared = [previous, lastYearOf(filing, surroundings)].filter((known) => known !== undefined);
  const fileBy = filingDeadline(filing.period, 'icp-statement', surroundings.residence);
  return {
    headline: headline(filing, previous),
    because: icpReasons(filing, previous),
    tables: [
      icpTotalsTable(filing, compared),
      ...icpCustomersTable(filing),
      ...icpCorrectionsTable(filing),
      ...otherFactsTable(filing),
    ],
    ...(fileBy && { fileBy }),
    notes: [
      { nl: 'Over deze opgaaf betaalt u niets.', en: 'You pay nothing on this statement.' },
      ...(fileBy === undefined ? [] : [fileByNote(fileBy, surroundings)]),
      ...icpMatchNotes(filing, surroundings),
    ],
  };
}

/** `3 klanten` / `3 customers`. */
export function customersInWords(customers: number): Messages {
  return customers === 1
    ? { nl: '1 klant', en: '1 customer' }
    : { nl: `${customers} klanten`, en: `${customers} customers` };
}

function headline({ lines, totals, period }: CheckedIcpStatement, previous?: CheckedIcpStatement): Messages {
  if (lines.length === 0)
    return {
      nl: 'U meldt geen leveringen of diensten aan klanten in andere EU-landen.',
      en: 'You report no supplies to customers in other EU countries.',
    };
  const isComparable = previous !== undefined && totals.total > 0 && previous.totals.total > 0;
  return say(
    'U meldt {amount} aan leveringen en diensten voor {customers} in andere EU-landen{end}',
    'You report {amount} of supplies to {customers} in other EU countries{end}',
    {
      amount: signed(totals.total),
      customers: customersInWords(totals.customers),
      end: comparedWithPrevious(totals.total, isComparable ? previous.totals.total : undefined, period),
    },
  );
}

function fileByNote(fileBy: string, { today, filedOn }: Surroundings): Messages {
  const by = { by: day(fileBy) };
  if (filedOn !== undefined)
    return filedOn > fileBy
      ? say(
          'De opgaaf is op {on} ingediend; de uiterste datum was {by}.',
          'The statement was filed on {on}; it was due by {by}.',
          { ...by, on: day(filedOn) },
        )
      : say('De opgaaf is op tijd ingediend, op {on}.', 'The statement was filed in time, on {on}.', {
          on: day(filedOn),
        });
  return today > fileBy
    ? say(
        'De opgaaf had uiterlijk {by} binnen moeten zijn. Dien zo snel mogelijk in.',
        'The statement was due by {by}. File it as soon as you can.',
        by,
      )
    : say('De opgaaf moet uiterlijk {by} binnen zijn.', 'The statement must be filed by {by}.', by);
}
