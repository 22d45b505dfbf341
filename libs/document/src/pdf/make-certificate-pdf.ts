import { isIsoDate, type IsoDate } from '@akkoord/tax';
import { DocumentInputError } from '../document.errors.js';
import { paletteOf } from './colour.js';
import type { OfficeIdentity } from './filing-pdf-request.js';
import type { FilingSheet } from './filing-sheet.js';
import { drawLetterhead } from './parts/letterhead.js';
import { drawTitle, type TitleView } from './parts/opening.js';
import { drawHeading, drawList, drawParagraph } from './parts/prose.js';
import { drawRunningLines } from './parts/running-lines.js';
import { TableDrawing } from './parts/table.js';
import type { TableView } from './parts/table-layout.js';
import { bytesOf, openDocument } from './typeset/filing-document.js';
import { Sheet } from './typeset/sheet.js';
import { CONTENT_WIDTH } from './typeset/style.js';
import { WORDS, type Language } from './words.js';

/** All that a certificate shows, in the words of its language. */
export interface CertificatePdfRequest extends TitleView {
  readonly office: OfficeIdentity;
  readonly language: Language;
  readonly createdOn: IsoDate;
  /** Whom it is about: the head of the pages after the first. */
  readonly subject: string;
  /** What was approved and what was done, one under the other. */
  readonly tables: readonly TableView[];
  /** How anybody checks it. */
  readonly check: {
    readonly heading: string;
    readonly intro: string;
    readonly steps: readonly string[];
    /** Long numbers to compare, each with its name. */
    readonly numbers: readonly { readonly name: string; readonly value: string }[];
  };
}

/**
 * A certificate of approval for people, A4, as bytes of a tagged PDF 1.7; the same request gives the same bytes.
 * Throws DocumentInputError (LOGO_…, COLOUR_INVALID, CREATED_ON_INVALID, TABLE_UNEVEN).
 */
export async function makeCertificatePdf(request: CertificatePdfRequest): Promise<Uint8Array> {
  const { office, language, createdOn, title, subject, tables, check } = request;
  if (!isIsoDate(createdOn)) throw new DocumentInputError('CREATED_ON_INVALID');
  const words = WORDS[language];
  const document = openDocument({
    title: `${title} – ${subject}`.toWellFormed(),
    author: office.name.toWellFormed(),
    language: words.code,
    createdOn: new Date(`${createdOn}T00:00:00Z`),
  });
  const target: FilingSheet = { sheet: new Sheet(document), palette: paletteOf(office.colour), words, language };
  drawLetterhead(target, office);
  drawTitle(target, request);
  for (const table of tables) drawTable(target, table);
  drawCheck(target, check);
  target.sheet.root.end();
  drawRunningLines(target, { office: office.name, head: `${title} – ${subject}` });
  return bytesOf(document);
}

function drawTable(target: FilingSheet, view: TableView): void {
  if (view.rows.some((row) => row.cells.length !== view.columns.length)) throw new DocumentInputError('TABLE_UNEVEN');
  const { sheet, palette } = target;
  const table = new TableDrawing(sheet, view, palette);
  drawHeading(target, view.title, table.startHeight());
  table.draw(sheet.root);
  sheet.y += 12;
}

function drawCheck(target: FilingSheet, { heading, intro, steps, numbers }: CertificatePdfRequest['check']): void {
  const { sheet, palette } = target;
  drawHeading(target, heading, 60);
  drawParagraph(target, intro);
  const style = { size: 9, leading: 13, weight: 600, colour: palette.ink } as const;
  for (const { name, value } of numbers) {
    sheet.keep(32);
    sheet.block(sheet.root, 'P', sheet.set(name, { ...style, weight: 400, colour: palette.quiet }, CONTENT_WIDTH));
    sheet.block(sheet.root, 'P', sheet.set(value, style, CONTENT_WIDTH));
    sheet.y += 5;
  }
  drawList(target, () => undefined, steps);
}
