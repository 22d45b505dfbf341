import { dateLabel, type FilingExplanation, type IsoDate } from '@akkoord/tax';
import { said, type FilingSheet } from '../filing-sheet.js';
import { heightOf } from '../typeset/sheet.js';
import { CONTENT_WIDTH, PAGE } from '../typeset/style.js';
import { drawPairs, setPairs, type Pair } from './pairs.js';

const INSET = 16;

/** Title, whom and what it is about, and the one sentence that matters. */
export function drawOpening(target: FilingSheet, explanation: FilingExplanation, createdOn: IsoDate): void {
  const { words } = target;
  const { taxpayer, period, fileBy } = explanation;
  const pairs = [
    ...(taxpayer.name === undefined ? [] : [{ name: words.taxpayer, value: taxpayer.name, strong: true }]),
    { name: words.number, value: taxpayer.number },
    { name: words.period, value: said(target, period) },
    ...(fileBy === undefined ? [] : [{ name: words.fileBy, value: said(target, dateLabel(fileBy)) }]),
    { name: words.createdOn, value: said(target, dateLabel(createdOn)) },
  ];
  drawTitle(target, { title: said(target, explanation.title), pairs, headline: said(target, explanation.headline) });
}

/** What a document begins with. */
export interface TitleView {
  readonly title: string;
  readonly pairs: readonly Pair[];
  readonly headline: string;
}

/** A title, pairs under it, and one sentence that stands out. */
export function drawTitle(target: FilingSheet, { title, pairs, headline }: TitleView): void {
  const { sheet, palette } = target;
  const style = { size: 22, leading: 27, weight: 600, colour: palette.accent } as const;
  const large = sheet.set(title, style, CONTENT_WIDTH);
  const isLong = large.lines.length > 1;
  const set = isLong ? sheet.set(title, { ...style, size: 17.5, leading: 22.5 }, CONTENT_WIDTH) : large;
  sheet.block(sheet.root, 'H1', set);
  sheet.y += 10;
  const lines = setPairs(target, pairs, { name: 140, value: CONTENT_WIDTH - 140 });
  drawPairs(target, sheet.root, lines, PAGE.left, sheet.y);
  sheet.y += lines.height + 18;
  drawHeadline(target, headline);
}

function drawHeadline({ sheet, palette }: FilingSheet, headline: string): void {
  const style = { size: 14, leading: 20, weight: 600, colour: palette.ink } as const;
  const set = sheet.set(headline, style, CONTENT_WIDTH - 2 * INSET);
  const height = heightOf(set) + 2 * INSET - 4;
  sheet.keep(height);
  if (height <= sheet.bottom - sheet.y) {
    sheet.artifact(() => {
      sheet.document.roundedRect(PAGE.left, sheet.y, CONTENT_WIDTH, height, 4).fill(palette.tint);
      sheet.document.rect(PAGE.left, sheet.y, 3, height).fill(palette.accent);
    });
  }
  sheet.y += INSET - 2;
  sheet.block(sheet.root, 'P', set, PAGE.left + INSET, CONTENT_WIDTH - 2 * INSET);
  sheet.y += INSET + 6;
}
