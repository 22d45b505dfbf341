import type { Palette } from '../colour.js';
import { addElement, type Element } from '../typeset/structure.js';
import type { SetText, Sheet } from '../typeset/sheet.js';
import { CONTENT_WIDTH, PAGE, type Style } from '../typeset/style.js';
import { HEAD_SCALE, layoutTable, type RowView, type TableLayout, type TableView } from './table-layout.js';

const CELL_TOP = 2.6;
// A table that one page can hold is not cut, unless that would leave more than this share of a page empty.
const MOST_EMPTY = 0.5;
// Room that the title of a table takes, above it.
const TITLE = 40;

/** A row whose cells were broken into lines. */
interface SetRow {
  readonly kind: RowView['kind'] | 'head';
  readonly cells: readonly SetText[];
  /** Lines of the longest cell. */
  readonly lines: number;
}

/** Draws a table over as many pages as it takes; its head returns on each (as an artifact: a screen reader hears it once). */
export class TableDrawing {
  private readonly layout: TableLayout;
  private readonly head: SetRow;
  private readonly leading: number;

  constructor(
    private readonly sheet: Sheet,
    private readonly table: TableView,
    private readonly palette: Palette,
  ) {
    this.layout = layoutTable(table, sheet.fonts, CONTENT_WIDTH);
    this.leading = this.layout.size * 1.42;
    this.head = this.set(
      'head',
      table.columns.map((column) => column.name),
    );
  }

  /** Room that must be left on the page for the title to go there: for all of a small table, else for the head and the first rows. */
  startHeight(): number {
    const { bottom, y } = this.sheet;
    const page = bottom - PAGE.top;
    const all = this.heightOfFirst(Math.ceil(page / this.leading));
    const isCutWell = bottom - y > MOST_EMPTY * page || all > page - TITLE;
    return isCutWell ? this.heightOfFirst(2) : all;
  }

  draw(parent: Element): void {
    const { sheet } = this;
    const element = addElement(sheet.document, parent, 'Table');
    sheet.keep(this.heightOfFirst(1));
    this.drawRow(element, this.head);
    this.table.rows.forEach((view, index) => {
      const row = this.set(view.kind, view.cells);
      const next = this.table.rows[index + 1];
      const together =
        view.kind === 'heading' && next !== undefined ? this.heightOf(this.set(next.kind, next.cells)) : 0;
      if (sheet.y + this.heightOf(row) + together > sheet.bottom) this.continueOnNextPage();
      this.drawRow(element, row);
    });
    element.end();
  }

  private continueOnNextPage(): void {
    this.sheet.newPage();
    const widths = this.widths(this.head);
    this.background(this.head, this.head.lines);
    this.sheet.artifact(() => this.texts(this.head, 0, this.head.lines, widths), 'Pagination');
    this.rule(this.sheet.y + this.heightOf(this.head), this.palette.accent, 0.8);
    this.sheet.y += this.heightOf(this.head);
  }

  /** A row that no page could hold goes on over pages; any other is kept whole. */
  private drawRow(table: Element, row: SetRow): void {
    const { sheet } = this;
    const tr = addElement(sheet.document, table, 'TR');
    const cells = row.cells
      .map((set, index) => this.cellElement(tr, row, set, index))
      .filter((cell) => cell !== undefined);
    for (let from = 0; from < row.lines;) {
      const fit = Math.max(1, Math.floor((sheet.bottom - sheet.y - 2 * CELL_TOP) / this.leading));
      const count = Math.min(fit, row.lines - from);
      this.background(row, count);
      cells.forEach((cell, index) => {
        if (from < (row.cells[index]?.lines.length ?? 0) || from === 0)
          cell.add(() => this.text(row, index, from, count, this.widths(row)));
      });
      sheet.y += count * this.leading + 2 * CELL_TOP;
      from += count;
      if (from < row.lines) this.continueOnNextPage();
    }
    cells.forEach((cell) => cell.end());
    tr.end();
    this.ruleUnder(row);
  }

  private cellElement(tr: Element, row: SetRow, set: SetText, index: number): Element | undefined {
    const actual = set.actual === undefined ? {} : { actual: set.actual };
    const { document } = this.sheet;
    if (row.kind === 'head') return addElement(document, tr, 'TH', { ...actual, scope: 'Column' });
    if (row.kind === 'heading') {
      if (index > 0) return undefined;
      return addElement(document, tr, 'TH', { ...actual, scope: 'Column', columns: this.table.columns.length });
    }
    return index === 0
      ? addElement(document, tr, 'TH', { ...actual, scope: 'Row' })
      : addElement(document, tr, 'TD', actual);
  }

  private set(kind: SetRow['kind'], cells: readonly string[]): SetRow {
    const style = this.styleOf(kind);
    const widths = kind === 'heading' ? [CONTENT_WIDTH] : this.layout.widths;
    const set = widths.map((width, index) => this.sheet.set(cells[index] ?? '', style, width - 2 * this.layout.side));
    return { kind, cells: set, lines: Math.max(1, ...set.map((cell) => cell.lines.length)) };
  }

  private styleOf(kind: SetRow['kind']): Style {
    const { accent, ink } = this.palette;
    const { size } = this.layout;
    if (kind === 'head') return { size: size * HEAD_SCALE, leading: this.leading, weight: 600, colour: accent };
    return {
      size,
      leading: this.leading,
      weight: kind === 'line' ? 400 : 600,
      colour: kind === 'heading' ? accent : ink,
    };
  }

  private heightOfFirst(rows: number): number {
    const first = this.table.rows.slice(0, rows).map((row) => this.set(row.kind, row.cells));
    return [this.head, ...first].reduce((sum, row) => sum + this.heightOf(row), 0);
  }

  private widths(row: SetRow): readonly number[] {
    return row.kind === 'heading' ? [CONTENT_WIDTH] : this.layout.widths;
  }

  private heightOf(row: SetRow): number {
    return row.lines * this.leading + 2 * CELL_TOP;
  }

  private texts(row: SetRow, from: number, count: number, widths: readonly number[]): void {
    row.cells.forEach((_, index) => this.text(row, index, from, count, widths));
  }

  private text(row: SetRow, index: number, from: number, count: number, widths: readonly number[]): void {
    const set = row.cells[index];
    if (set === undefined) return;
    const x = PAGE.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0) + this.layout.side;
    const isAmount = row.kind !== 'heading' && this.table.columns[index]?.kind === 'amount';
    // The head stands on its last line, next to names that take more lines.
    const lower = row.kind === 'head' ? (row.lines - set.lines.length) * this.leading : 0;
    this.sheet.lines(set.lines.slice(from, from + count), set.style, {
      x,
      y: this.sheet.y + CELL_TOP + lower,
      width: (widths[index] ?? 0) - 2 * this.layout.side,
      align: isAmount ? 'right' : 'left',
    });
  }

  private background(row: SetRow, lines: number): void {
    if (row.kind !== 'head' && row.kind !== 'total') return;
    const { sheet, palette } = this;
    sheet.artifact(() => {
      sheet.document.rect(PAGE.left, sheet.y, CONTENT_WIDTH, lines * this.leading + 2 * CELL_TOP).fill(palette.tint);
    });
  }

  private ruleUnder(row: SetRow): void {
    if (row.kind === 'head') this.rule(this.sheet.y, this.palette.accent, 0.8);
    else this.rule(this.sheet.y, this.palette.line, 0.5);
  }

  private rule(y: number, colour: string, thickness: number): void {
    const { sheet } = this;
    sheet.artifact(() => {
      const { document } = sheet;
      document
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + CONTENT_WIDTH, y)
        .lineWidth(thickness)
        .stroke(colour);
    });
  }
}
