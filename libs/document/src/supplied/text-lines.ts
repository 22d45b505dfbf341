import type { TextItem } from './pdf-text.js';

/** Between two columns of a line. */
export const COLUMN = '\t';

// No line of a document is longer; the time that patterns take grows with it.
const LONGEST = 500;

interface Row {
  readonly y: number;
  readonly size: number;
  readonly items: TextItem[];
}

/** The lines of a page from top to bottom as a person reads them: pieces at one height joined from left to right, a wide gap as a tab. */
export function linesOf(items: readonly TextItem[]): string[] {
  const rows: Row[] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row !== undefined && row.y - item.y < Math.max(1.5, 0.4 * Math.max(row.size, item.size))) row.items.push(item);
    else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return rows.map((row) => joined(row.items)).filter((line) => line !== '');
}

function joined(items: TextItem[]): string {
  let line = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items.sort((a, b) => a.x - b.x)) {
    const size = Math.max(item.size, 4);
    const gap = item.x - end;
    if (line !== '') line += gap > 1.2 * size ? COLUMN : gap > 0.15 * size ? ' ' : '';
    line += item.text;
    end = Math.max(end, item.x + item.width);
  }
  return line
    .normalize('NFKC')
    .replace(/[^\S\t]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}
