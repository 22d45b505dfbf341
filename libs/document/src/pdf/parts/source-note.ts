import type { FilingSheet } from '../filing-sheet.js';
import { CONTENT_WIDTH } from '../typeset/style.js';
import { drawHeading, drawParagraph } from './prose.js';

/** Ties the document to the file that will be filed, by its fingerprint. */
export function drawSourceNote(target: FilingSheet, sha256: string): void {
  const { sheet, palette, words } = target;
  const style = { size: 9, leading: 13, weight: 600, colour: palette.ink } as const;
  drawHeading(target, words.source, 60);
  drawParagraph(target, words.sourceSentence);
  sheet.block(sheet.root, 'P', sheet.set(sha256, style, CONTENT_WIDTH));
}
