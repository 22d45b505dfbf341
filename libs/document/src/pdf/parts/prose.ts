import type { FilingSheet } from '../filing-sheet.js';
import { addElement } from '../typeset/structure.js';
import { heightOf } from '../typeset/sheet.js';
import { CONTENT_WIDTH, PAGE } from '../typeset/style.js';

const BULLET_INDENT = 14;

/** A heading that stays with the `next` points under it. */
export function drawHeading({ sheet, palette }: FilingSheet, text: string, next: number): void {
  const style = { size: 13, leading: 17, weight: 600, colour: palette.accent } as const;
  const set = sheet.set(text, style, CONTENT_WIDTH);
  sheet.y += 8;
  sheet.keep(heightOf(set) + 5 + next);
  sheet.block(sheet.root, 'H2', set);
  sheet.y += 5;
}

/** A paragraph of ordinary text. */
export function drawParagraph({ sheet, palette }: FilingSheet, text: string): void {
  const style = { size: 10, leading: 14.5, weight: 400, colour: palette.ink } as const;
  sheet.block(sheet.root, 'P', sheet.set(text, style, CONTENT_WIDTH));
  sheet.y += 5;
}

/** Sentences as a list with bullets; draws nothing for no sentence. */
export function drawList({ sheet, palette }: FilingSheet, heading: () => void, sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  heading();
  const style = { size: 10, leading: 14.5, weight: 400, colour: palette.ink } as const;
  const list = addElement(sheet.document, sheet.root, 'L', { list: true });
  for (const sentence of sentences) {
    const set = sheet.set(sentence, style, CONTENT_WIDTH - BULLET_INDENT);
    sheet.keep(Math.min(heightOf(set), 4 * style.leading));
    const item = addElement(sheet.document, list, 'LI');
    sheet.element(item, 'Lbl', {}, () =>
      sheet.lines(['•'], { ...style, colour: palette.accent }, { x: PAGE.left, y: sheet.y, width: BULLET_INDENT }),
    );
    sheet.block(item, 'LBody', set, PAGE.left + BULLET_INDENT, CONTENT_WIDTH - BULLET_INDENT);
    item.end();
    sheet.y += 2.5;
  }
  list.end();
  sheet.y += 4;
}
