import type { CheckedFiling, CheckedSupplement, CheckedVatReturn } from '../checks/checked-filing.js';
import { computeTotal } from '../figures/arithmetic.js';
import type { Messages } from '../tax.errors.js';
import { changedBoxes, changedLines, type ChangedAmount } from './changed-amounts.js';
import type { ExplanationRow, ExplanationTable } from './filing-explanation.js';
import { join, NOTHING, say, signed } from './wording.js';

/** What is different in a new version of a filing. */
export interface FilingChanges {
  /** The one sentence that matters: what is paid or received now, and what it was. */
  readonly headline: Messages;
  /** Every amount that changed: was, is, difference. Absent when none did. */
  readonly table?: ExplanationTable;
}

/** The difference between a new version and the one before it; undefined when they are of different kinds, which nothing can be said of. */
export function explainChanges(filing: CheckedFiling, previous: CheckedFiling): FilingChanges | undefined {
  switch (filing.kind) {
    case 'vat-return':
      if (previous.kind !== filing.kind) return undefined;
      return changes(totals(totalOf(previous), totalOf(filing)), changedBoxes(filing.figures, previous.figures));
    case 'supplement':
      if (previous.kind !== filing.kind) return undefined;
      return changes(totals(previous.supplement.difference, filing.supplement.difference), [
        ...changedBoxes(filing.figures, previous.figures),
        ...changedTotals(filing, previous),
      ]);
    case 'icp-statement':
      if (previous.kind !== filing.kind) return undefined;
      return changes(
        sums(previous.totals.total, filing.totals.total),
        changedLines(filing.lines, previous.lines),
        OF_CUSTOMERS,
      );
    default:
      return filing satisfies never;
  }
}

/** How the first two columns are headed: a box and what it is, or a customer and what he was supplied. */
interface Heads {
  readonly place: Messages;
  readonly name: Messages;
  /** Of the name, where the table is narrow and the place stands before it without a head. */
  readonly short: Messages;
}
const OF_BOXES: Heads = {
  place: { nl: 'Rubriek', en: 'Box' },
  name: { nl: 'Omschrijving', en: 'Description' },
  short: { nl: 'Rubriek', en: 'Box' },
};
const OF_CUSTOMERS: Heads = {
  place: { nl: 'Klant', en: 'Customer' },
  name: { nl: 'Soort', en: 'Kind' },
  short: { nl: 'Klant', en: 'Customer' },
};

const totalOf = ({ figures }: CheckedVatReturn): number => figures.total ?? computeTotal(figures);

/** What is paid or received of a return or a supplement. */
function totals(was: number, is: number): Messages {
  const parts = { was: outcome(was), is: outcome(is) };
  if (was === is) return say('In deze nieuwe versie blijft het: {is}.', 'In this new version it stays: {is}.', parts);
  return say('In deze nieuwe versie: {is}. Het was: {was}.', 'In this new version: {is}. It was: {was}.', parts);
}

function outcome(total: number): Messages {
  const amount = signed(Math.abs(total));
  if (total > 0) return say('u betaalt {amount}', 'you pay {amount}', { amount });
  if (total < 0) return say('u krijgt {amount} terug', 'you get {amount} back', { amount });
  return { nl: 'u betaalt niets en krijgt niets terug', en: 'you pay nothing and get nothing back' };
}

/** An ICP statement is not paid: only what it adds up to is told. */
function sums(was: number, is: number): Messages {
  const parts = { was: signed(was), is: signed(is) };
  if (was === is)
    return say('In deze nieuwe versie blijft het totaal {is}.', 'In this new version the total stays {is}.', parts);
  return say(
    'In deze nieuwe versie is het totaal {is}. Het was {was}.',
    'In this new version the total is {is}. It was {was}.',
    parts,
  );
}

/** Lines 5e to 5g of a supplement that changed. */
function changedTotals({ supplement: now }: CheckedSupplement, { supplement: before }: CheckedSupplement) {
  const lines = [
    ['5e', 'totalNew', { nl: 'Nieuw totaal', en: 'New total' }],
    ['5f', 'totalOld', { nl: 'Al aangegeven', en: 'Already declared' }],
    ['5g', 'difference', { nl: 'Te betalen of terug te krijgen', en: 'To pay or to get back' }],
  ] as const;
  return lines
    .map(([place, key, name]): ChangedAmount => ({ place, name, was: before[key], is: now[key] }))
    .filter(({ was, is }) => was !== is);
}

function changes(headline: Messages, changed: readonly ChangedAmount[], heads: Heads = OF_BOXES): FilingChanges {
  if (changed.length === 0)
    return {
      headline: join(headline, {
        nl: 'Geen enkel bedrag is veranderd; andere gegevens, zoals de contactpersoon, kunnen anders zijn.',
        en: 'No amount has changed; other details, such as the contact person, may be different.',
      }),
    };
  return { headline, table: tableOf(changed, heads) };
}

function tableOf(changed: readonly ChangedAmount[], heads: Heads): ExplanationTable {
  const amount = (name: Messages) => ({ name, kind: 'amount' as const });
  return {
    title: { nl: 'Wat is er veranderd', en: 'What has changed' },
    columns: [
      { name: heads.place, short: NOTHING, kind: 'text' },
      { name: heads.name, short: heads.short, kind: 'text' },
      amount({ nl: 'Was', en: 'Was' }),
      amount({ nl: 'Is nu', en: 'Is now' }),
      amount({ nl: 'Verschil', en: 'Difference' }),
    ],
    rows: changed.map(({ place, name, was, is }): ExplanationRow => ({
      kind: place === 'total' || place === '5g' ? 'total' : 'line',
      cells: [
        place === 'total' ? NOTHING : { nl: place, en: place },
        name,
        was === undefined ? NOTHING : signed(was),
        is === undefined ? NOTHING : signed(is),
        signed((is ?? 0) - (was ?? 0)),
      ],
    })),
  };
}
