import type { CheckedSupplement, CheckedVatReturn } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { periodKey } from '../periods/period.js';
import { supplementDeadline } from '../periods/supplement-terms.js';
import type { Messages } from '../tax.errors.js';
import { boxComposition, boxReasons } from './box-reasons.js';
import { boxTable } from './box-table.js';
import type { ExplainedParts } from './explained-parts.js';
import type { ExplanationRow, ExplanationTable } from './filing-explanation.js';
import { otherFactsTable } from './other-facts-table.js';
import { supplementNotes } from './supplement-notes.js';
import { euros, say, signed } from './wording.js';

/** What was declared, what it should be, the difference, and that the client waits for the tax office. */
export function explainSupplement(filing: CheckedSupplement, surroundings: Surroundings): ExplainedParts {
  const { figures, period, year } = filing;
  const declared = lastDeclared(filing, surroundings);
  const fileBy = surroundings.discovered === undefined ? undefined : supplementDeadline(surroundings.discovered);
  const compared = declared === undefined ? [] : [{ label: DECLARED, figures: declared.figures }];
  return {
    headline: headline(filing),
    because:
      declared === undefined
        ? boxComposition(figures, period.end)
        : boxReasons(figures, declared.figures, period.end, 'corrected'),
    tables: [
      totalsTable(filing),
      boxTable({ nl: 'De juiste bedragen', en: 'The right amounts' }, year, figures, compared, 'supplement'),
      ...otherFactsTable(filing),
    ],
    ...(fileBy && { fileBy }),
    notes: supplementNotes(filing, surroundings),
  };
}

const DECLARED: Messages = { nl: 'eerder aangegeven', en: 'declared before' };

/** The last complete figures of exactly this period: those of the latest supplement, else of the return. */
function lastDeclared({ period }: CheckedSupplement, { vatReturns = [], supplements = [] }: Surroundings) {
  const isSame = (known: CheckedSupplement | CheckedVatReturn) => periodKey(known.period) === periodKey(period);
  return supplements.findLast(isSame) ?? vatReturns.findLast(isSame);
}

function headline({ supplement: { totalNew, totalOld, difference } }: CheckedSupplement): Messages {
  const parts = { amount: euros(difference), is: signed(totalNew), was: signed(totalOld) };
  if (difference > 0)
    return say(
      'U betaalt {amount} bij: het juiste bedrag is {is} en u gaf eerder {was} aan.',
      'You pay {amount} more: the right amount is {is} and you declared {was} before.',
      parts,
    );
  if (difference < 0)
    return say(
      'U krijgt {amount} terug: het juiste bedrag is {is} en u gaf eerder {was} aan.',
      'You get {amount} back: the right amount is {is} and you declared {was} before.',
      parts,
    );
  return say(
    'Het bedrag blijft {is}; alleen bedragen in de rubrieken veranderen.',
    'The amount stays {is}; only amounts in the boxes change.',
    parts,
  );
}

/** Lines 5e to 5g of the form of a supplement. */
function totalsTable({ supplement: { totalNew, totalOld, difference } }: CheckedSupplement): ExplanationTable {
  const row = (kind: ExplanationRow['kind'], name: Messages, amount: number): ExplanationRow => ({
    kind,
    cells: [name, signed(amount)],
  });
  return {
    title: { nl: 'Wat er verandert', en: 'What changes' },
    columns: [
      { name: { nl: 'Omschrijving', en: 'Description' }, kind: 'text' },
      { name: { nl: 'Omzetbelasting', en: 'VAT' }, kind: 'amount' },
    ],
    rows: [
      row('line', { nl: 'Nieuw totaal (5e)', en: 'New total (5e)' }, totalNew),
      row('line', { nl: 'Al aangegeven (5f)', en: 'Already declared (5f)' }, totalOld),
      row(
        'total',
        { nl: 'Verschil: te betalen of terug te krijgen (5g)', en: 'Difference: to pay or to get back (5g)' },
        difference,
      ),
    ],
  };
}
