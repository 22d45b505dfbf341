import { widestWord, type Measure } from '../typeset/break-lines.js';
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

/** Size of letters, room left and right of a cell's text, and widths of columns with that room: points. */
export interface TableLayout {
  readonly size: number;
  readonly side: number;
  readonly widths: readonly number[];
}

/** The head is set in letters this much smaller. */
export const HEAD_SCALE = 0.92;
const SIZES = [9.5, 8.75, 8, 7.25] as const;
const SMALLEST = 7.25;
// More columns than this stand closer together.
const MANY_COLUMNS = 6;
// A long name or word may be cut rather than push the amounts off the page.
const WIDEST_WORD_SHARE = 0.35;
// A text that breaks into more than two lines or so is hard to follow along a row; smaller letters are better.
const COMFORT = 0.5;

/** The largest letters with which texts take few lines, or failing that with which no amount is broken, and the columns that go with them. */
export function layoutTable(table: TableView, fonts: Fonts, width: number): TableLayout {
  const side = table.columns.length > MANY_COLUMNS ? 3.5 : 6;
  const room = width - table.columns.length * 2 * side;
  const needs = table.columns.map((_, index) => needOf(table, index, fonts));
  const least = (size: number) => needs.map((need) => Math.min(need.least * size, need.cap * room));
  const comfortable = (size: number) =>
    needs.map((need) => Math.min(Math.max(need.least, need.most * COMFORT) * size, need.cap * room));
  const fits = (widths: (size: number) => number[]) => SIZES.find((size) => total(widths(size)) <= room);
  const size = fits(comfortable) ?? SMALLEST;
  const isRoomy = total(needs.map((need) => need.head * size)) <= room;
  const columns = least(size).map((smallest, index) => {
    const need = needs[index];
    const most = (isRoomy ? need?.head : need?.most) ?? 0;
    return { least: smallest, most: Math.max(smallest, most * size), stretches: need?.stretches ?? false };
  });
  return { size, side, widths: columnWidths(columns, room).map((each) => each + 2 * side) };
}

/** Widths at letters of one point; `cap` is the largest share of the table that `least` may take. */
interface UnitNeed {
  readonly least: number;
  readonly most: number;
  /** What it takes to keep the name above it on one line as well. */
  readonly head: number;
  readonly cap: number;
  readonly stretches: boolean;
}

// A hair more than measured, so that rounding never breaks a text that fits exactly.
const HAIR = 0.02;

/** An amount is never broken, so all of it is its least; the name above amounts may take two lines or three. */
function needOf({ columns, rows }: TableView, index: number, fonts: Fonts): UnitNeed {
  const column = columns[index];
  const measure = (weight: Weight) => (text: string) => fonts.width(text, weight, 1);
  const isText = column?.kind !== 'amount';
  const head = headNeed(fonts.readable(column?.name ?? '').text, measure(600), isText);
  let { least, most } = head;
  for (const row of rows) {
    if (row.kind === 'heading') continue;
    const text = fonts.readable(row.cells[index] ?? '').text;
    const own = measure(row.kind === 'total' ? 600 : 400);
    const natural = own(text);
    least = Math.max(least, isText ? widestWord(text, own) : natural);
    most = Math.max(most, natural);
  }
  return {
    least: least + HAIR,
    most: Math.max(most, least) + 2 * HAIR,
    head: Math.max(most, least, head.all) + 2 * HAIR,
    cap: isText ? WIDEST_WORD_SHARE : 1,
    stretches: isText,
  };
}

function headNeed(name: string, measure: Measure, isText: boolean): { least: number; most: number; all: number } {
  const [word, all] = [widestWord(name, measure) * HEAD_SCALE, measure(name) * HEAD_SCALE];
  return { least: word, most: isText ? all : Math.max(word, all / 2), all };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
