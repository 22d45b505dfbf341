import type { FilingSheet } from '../filing-sheet.js';
import { CONTENT_WIDTH, PAGE, type Style } from '../typeset/style.js';

const SIDE = 120;

/** What stands at the edge of each page. */
export interface RunningTexts {
  readonly office: string;
  /** Title, and whom it is about; from the second page on. */
  readonly head: string;
}

/** Foot of each page with the office and `1 van 3`, and from the second page on a head; artifacts, so that a screen reader is not interrupted. */
export function drawRunningLines(target: FilingSheet, { office, head }: RunningTexts): void {
  const { sheet, palette, words } = target;
  const { document } = sheet;
  const style = { size: 8, leading: 11, weight: 400, colour: palette.quiet } as const;
  const { start, count } = document.bufferedPageRange();
  const foot = cut(target, words.madeBy(office), style);
  const top = cut(target, head, style);
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    sheet.artifact(() => {
      const y = PAGE.height - PAGE.bottom + 22;
      document
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + CONTENT_WIDTH, y)
        .lineWidth(0.5)
        .stroke(palette.line);
      sheet.lines([foot], style, { x: PAGE.left, y: y + 6, width: CONTENT_WIDTH });
      sheet.lines([words.page(page - start + 1, count)], style, {
        x: PAGE.left,
        y: y + 6,
        width: CONTENT_WIDTH,
        align: 'right',
      });
      if (page > start) sheet.lines([top], style, { x: PAGE.left, y: 36, width: CONTENT_WIDTH });
    }, 'Pagination');
  }
}

/** One line of a text that may be too long for it; it is told in full elsewhere. */
function cut({ sheet }: FilingSheet, text: string, style: Style): string {
  const [first = '', ...rest] = sheet.set(text, style, CONTENT_WIDTH - SIDE).lines;
  return rest.length === 0 ? first : `${first.trimEnd()} …`;
}
