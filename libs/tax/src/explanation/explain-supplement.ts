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
  const parts = { amount: euros(difference), is: rightAmount(totalNew), was: declaredBefore(totalOld) };
  if (difference > 0)
    return say('U betaalt {amount} bij: {is} en {was}.', 'You pay {amount} more: {is} and {was}.', parts);
  if (difference < 0)
    return say('U krijgt {amount} terug: {is} en {was}.', 'You get {amount} back: {is} and {was}.', parts);
  return say(
    'U betaalt niets bij en krijgt niets terug: {is}, zoals u eerder aangaf. Alleen bedragen in de rubrieken veranderen.',
    'You pay nothing more and get nothing back: {is}, as you declared before. Only amounts in the boxes change.',
    parts,
  );
}

/** In words and not by a minus, which says nothing to who does not know that it is money to get back. */
const rightAmount = (total: number): Messages =>
  total < 0
    ? say('u mocht {amount} terugvragen', 'you could reclaim {amount}', { amount: euros(total) })
    : say('het juiste bedrag is {amount}', 'the right amount is {amount}', { amount: euros(total) });
const declaredBefore = (total: number): Messages =>
  total < 0
    ? say('u vroeg eerder {amount} terug', 'you reclaimed {amount} before', { amount: euros(total) })
    : say('u gaf eerder {amount} aan', 'you declared {amount} before', { amount: euros(total) });

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
