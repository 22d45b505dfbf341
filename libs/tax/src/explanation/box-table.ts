import { BOX_SECTIONS, BOXES, boxesOfYear, type Box } from '../figures/boxes.js';
import type { BoxFigures } from '../figures/box-figures.js';
import type { Messages } from '../tax.errors.js';
import type { ExplanationColumn, ExplanationRow, ExplanationTable } from './filing-explanation.js';
import { NOTHING, same, say, signed } from './wording.js';

/** Figures beside those of the filing: of the period before, a year earlier, or as declared before. */
export interface ComparedFigures {
  readonly label: Messages;
  readonly figures: BoxFigures;
}

/** The boxes in the order and words of the official form, sections as headings; a box of another form is shown where it is filled in. */
export function boxTable(
  title: Messages,
  year: number,
  figures: BoxFigures,
  compared: readonly ComparedFigures[],
  kind: 'vat-return' | 'supplement',
): ExplanationTable {
  const onForm = new Set(boxesOfYear(year));
  const shown = BOXES.filter(
    (box) => figures[box.key] !== undefined || (onForm.has(box) && (kind === 'vat-return' || box.key !== 'total')),
  );
  const all = [figures, ...compared.map((each) => each.figures)];
  return {
    title,
    columns: columnsOf(compared),
    rows: Object.entries(BOX_SECTIONS).flatMap(([section, name]) => {
      const boxes = shown.filter((box) => sectionOf(box) === section);
      return boxes.length === 0 ? [] : [heading(section, name, all.length), ...rowsOf(boxes, all)];
    }),
  };
}

function sectionOf({ key }: Box): string {
  return key === 'total' ? '5' : key.slice(0, 1);
}

function columnsOf(compared: readonly ComparedFigures[]): ExplanationColumn[] {
  const compare = (name: Messages, short: Messages): ExplanationColumn => ({
    name,
    short,
    kind: 'amount',
    isComparison: true,
  });
  return [
    { name: { nl: 'Rubriek', en: 'Box' }, short: NOTHING, kind: 'text' },
    { name: { nl: 'Omschrijving', en: 'Description' }, short: { nl: 'Rubriek', en: 'Box' }, kind: 'text' },
    {
      name: { nl: 'Bedrag waarover omzetbelasting wordt berekend', en: 'Amount on which VAT is calculated' },
      short: { nl: 'Bedrag', en: 'Amount' },
      kind: 'amount',
    },
    { name: { nl: 'Omzetbelasting', en: 'VAT' }, short: { nl: 'Btw', en: 'VAT' }, kind: 'amount' },
    ...compared.flatMap(({ label }) => [
      compare(...twice(say('Bedrag {label}', 'Amount {label}', { label }))),
      compare(say('Omzetbelasting {label}', 'VAT {label}', { label }), say('Btw {label}', 'VAT {label}', { label })),
    ]),
  ];
}

const twice = (text: Messages): [Messages, Messages] => [text, text];

function heading(section: string, name: Messages, sets: number): ExplanationRow {
  const text = say('Rubriek {section}: {name}', 'Section {section}: {name}', { section, name });
  return { kind: 'heading', cells: [text, ...Array.from({ length: 1 + 2 * sets }, () => NOTHING)] };
}

/** One row for a box: its two amounts stand beside each other. */
function rowsOf(boxes: readonly Box[], sets: readonly BoxFigures[]): ExplanationRow[] {
  return [...new Set(boxes.map(({ box }) => box))].map((name) => {
    const own = boxes.filter(({ box }) => box === name);
    const cell = (figures: BoxFigures, column: Box['column']): Messages => {
      const key = own.find((box) => box.column === column)?.key;
      const amount = key && figures[key];
      return amount === undefined ? NOTHING : signed(amount);
    };
    const isZero = !name.startsWith('5') && name !== 'total' && sets.every((set) => own.every(({ key }) => !set[key]));
    return {
      kind: name === 'total' ? 'total' : 'line',
      ...(isZero ? { isZero } : {}),
      cells: [
        name === 'total' ? NOTHING : same(name),
        own[0]?.name ?? NOTHING,
        ...sets.flatMap((figures) => [cell(figures, 'turnover'), cell(figures, 'tax')]),
      ],
    };
  });
}
