import type { FilingSheet } from '../filing-sheet.js';
import { addElement, type Element } from '../typeset/structure.js';
import { heightOf, type SetText } from '../typeset/sheet.js';
import type { Style } from '../typeset/style.js';

/** A name and what it stands for: `Tijdvak`, `3e kwartaal 2026`. */
export interface Pair {
  readonly name: string;
  readonly value: string;
  readonly strong?: boolean;
}

interface SetPair {
  readonly name: SetText;
  readonly value: SetText;
  readonly height: number;
}

/** Pairs broken into lines for one width. */
export interface SetPairs {
  readonly rows: readonly SetPair[];
  readonly nameWidth: number;
  readonly valueWidth: number;
  readonly height: number;
}

/** Where the two columns are: points. */
export interface PairWidths {
  readonly name: number;
  readonly value: number;
}

const GAP = 3;

/** Breaks pairs into lines; names in quiet letters, values in full ink. */
export function setPairs({ sheet, palette }: FilingSheet, pairs: readonly Pair[], widths: PairWidths): SetPairs {
  const plain = { size: 10, leading: 14, weight: 400, colour: palette.ink } as const;
  const quiet: Style = { ...plain, colour: palette.quiet };
  const strong: Style = { ...plain, weight: 600 };
  const rows = pairs.map((pair) => {
    const name = sheet.set(pair.name, quiet, widths.name - 10);
    const value = sheet.set(pair.value, pair.strong === true ? strong : plain, widths.value);
    return { name, value, height: Math.max(heightOf(name), heightOf(value)) + GAP };
  });
  const height = rows.reduce((sum, row) => sum + row.height, 0) - GAP;
  return { rows, nameWidth: widths.name, valueWidth: widths.value, height };
}

/** Draws pairs as a table of two columns whose names are the heads of the rows. */
export function drawPairs({ sheet }: FilingSheet, parent: Element, pairs: SetPairs, x: number, y: number): void {
  const table = addElement(sheet.document, parent, 'Table');
  let at = y;
  for (const { name, value, height } of pairs.rows) {
    const row = addElement(sheet.document, table, 'TR');
    const cell = (tag: 'TH' | 'TD', set: SetText, left: number, width: number) => {
      const meaning = {
        ...(set.actual !== undefined && { actual: set.actual }),
        ...(tag === 'TH' && { scope: 'Row' as const }),
      };
      sheet.element(row, tag, meaning, () => sheet.lines(set.lines, set.style, { x: left, y: at, width }));
    };
    cell('TH', name, x, pairs.nameWidth);
    cell('TD', value, x + pairs.nameWidth, pairs.valueWidth);
    row.end();
    at += height;
  }
  table.end();
}
