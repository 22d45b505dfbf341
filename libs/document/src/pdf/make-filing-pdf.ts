import { isIsoDate, type ExplanationTable, type FilingExplanation } from '@akkoord/tax';
import { DocumentInputError } from '../document.errors.js';
import { paletteOf } from './colour.js';
import type { FilingPdfRequest } from './filing-pdf-request.js';
import { said, type FilingSheet } from './filing-sheet.js';
import { drawLetterhead } from './parts/letterhead.js';
import { drawOpening } from './parts/opening.js';
import { drawPayment } from './parts/payment.js';
import { drawHeading, drawList } from './parts/prose.js';
import { drawRunningLines } from './parts/running-lines.js';
import { drawSourceNote } from './parts/source-note.js';
import { TableDrawing } from './parts/table.js';
import type { TableView } from './parts/table-layout.js';
import { bytesOf, openDocument } from './typeset/filing-document.js';
import { Sheet } from './typeset/sheet.js';
import { WORDS } from './words.js';

/**
 * The document of a filing, A4, as bytes of a tagged PDF 1.7; the same request gives the same bytes, and nothing is fetched.
 * Throws DocumentInputError (LOGO_…, COLOUR_INVALID, SHA256_INVALID, CREATED_ON_INVALID, EPC_QR_TOO_LONG, TABLE_UNEVEN).
 */
export async function makeFilingPdf(request: FilingPdfRequest): Promise<Uint8Array> {
  checkRequest(request);
  const { explanation, office, language, createdOn } = request;
  const words = WORDS[language];
  const palette = paletteOf(office.colour);
  const title = explanation.title[language];
  const document = openDocument({
    title: title.toWellFormed(),
    author: office.name.toWellFormed(),
    language: words.code,
    createdOn: new Date(`${createdOn}T00:00:00Z`),
  });
  const target: FilingSheet = { sheet: new Sheet(document), palette, words, language };
  drawLetterhead(target, office);
  drawOpening(target, explanation, createdOn);
  drawBody(target, explanation, request);
  target.sheet.root.end();
  const whom = explanation.taxpayer.name ?? explanation.taxpayer.number;
  drawRunningLines(target, { office: office.name, head: `${title} – ${whom}` });
  return bytesOf(document);
}

// First what to know and do, which fits one page; then the figures.
function drawBody(target: FilingSheet, explanation: FilingExplanation, { epcQr, sha256 }: FilingPdfRequest): void {
  const { words } = target;
  const sentences = (list: FilingExplanation['notes']) => list.map((messages) => said(target, messages));
  const heading = (text: string) => () => drawHeading(target, text, 30);
  drawList(target, heading(words.because), sentences(explanation.because));
  if (explanation.payment !== undefined) drawPayment(target, explanation.payment, epcQr);
  drawList(target, heading(words.notes), sentences(explanation.notes));
  for (const table of explanation.tables) drawTable(target, tableView(target, table));
  drawSourceNote(target, sha256.toLowerCase());
}

function drawTable(target: FilingSheet, view: TableView): void {
  const { sheet, palette } = target;
  const table = new TableDrawing(sheet, view, palette);
  drawHeading(target, view.title, table.startHeight());
  table.draw(sheet.root);
  sheet.y += 12;
}

function tableView(target: FilingSheet, { title, columns, rows }: ExplanationTable): TableView {
  if (columns.length === 0 || rows.some((row) => row.cells.length !== columns.length))
    throw new DocumentInputError('TABLE_UNEVEN');
  return {
    title: said(target, title),
    columns: columns.map((column) => ({ name: said(target, column.name), kind: column.kind })),
    rows: rows.map((row) => ({ kind: row.kind, cells: row.cells.map((cell) => said(target, cell)) })),
  };
}

function checkRequest({ sha256, createdOn }: FilingPdfRequest): void {
  if (!/^[\da-f]{64}$/iu.test(sha256)) throw new DocumentInputError('SHA256_INVALID');
  if (!isIsoDate(createdOn)) throw new DocumentInputError('CREATED_ON_INVALID');
}
