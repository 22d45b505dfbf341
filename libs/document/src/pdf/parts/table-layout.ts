import { widestWord } from '../typeset/break-lines.js';
import { columnWidths } from '../typeset/columns.js';
import type { Weight } from '../typeset/font-files.js';
import type { Fonts } from '../typeset/fonts.js';

/** One table in one language. */
export interface TableView {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly kind: 'text' | 'amount' }[];
  readonly rows: readonly RowView[];
}

/** One row; as many cells as there are columns. */
export interface RowView {
  readonly kind: 'heading' | 'line' | 'total';
  readonly cells: readonly string[];
}

/** Sizes of letters and widths of columns, points; the widths hold the padding. */
export interface TableLayout {
  readonly size: number;
  readonly widths: readonly number[];
}

/** Room left and right of a cell's text. */
export const CELL_SIDE = 6;
const SIZES = [9.5, 8.75, 8, 7.25] as const;
// A long name or word may be cut rather than push the amounts off the page.
const WIDEST_WORD_SHARE = 0.35;

/** The largest letters with which no amount has to be broken, and the columns that go with them. */
export function layoutTable(table: TableView, fonts: Fonts, width: number): TableLayout {
  const room = width - table.columns.length * 2 * CELL_SIDE;
  const needs = table.columns.map((_, index) => needOf(table, index, fonts));
  const least = (size: number) => needs.map((need) => Math.min(need.least * size, need.cap * room));
  const size = SIZES.find((candidate) => total(least(candidate)) <= room) ?? SIZES[SIZES.length - 1] ?? 8;
  const columns = least(size).map((smallest, index) => {
    const need = needs[index];
    return { least: smallest, most: Math.max(smallest, (need?.most ?? 0) * size), stretches: need?.stretches ?? false };
  });
  return { size, widths: columnWidths(columns, room).map((each) => each + 2 * CELL_SIDE) };
}

interface UnitNeed {
  readonly least: number;
  readonly most: number;
  readonly cap: number;
  readonly stretches: boolean;
}

/** Widths at letters of one point. An amount is never broken, so all of it is its least. */
function needOf({ columns, rows }: TableView, index: number, fonts: Fonts): UnitNeed {
  const column = columns[index];
  const measure = (weight: Weight) => (text: string) => fonts.width(text, weight, 1);
  const name = fonts.readable(column?.name ?? '').text;
  let [least, most] = [widestWord(name, measure(600)), measure(600)(name)];
  for (const row of rows) {
    if (row.kind === 'heading') continue;
    const text = fonts.readable(row.cells[index] ?? '').text;
    const own = measure(row.kind === 'total' ? 600 : 400);
    const natural = own(text);
    least = Math.max(least, column?.kind === 'amount' ? natural : widestWord(text, own));
    most = Math.max(most, natural);
  }
  const isText = column?.kind !== 'amount';
  // A hair more than measured, so that rounding never breaks a text that fits exactly.
  return {
    least: least + 0.02,
    most: Math.max(most, least) + 0.04,
    cap: isText ? WIDEST_WORD_SHARE : 1,
    stretches: isText,
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
