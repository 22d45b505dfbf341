/** Element of the structure tree: what a screen reader reads, in the order in which elements are added. */
export type Element = PDFKit.PDFStructureElement;

/** Tags of PDF 1.7 (ISO 32000-1, 14.8.4) that are used here. */
export type Tag =
  'Document' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

/** What a reader is told besides the text. */
export interface Meaning {
  /** In place of a picture. */
  readonly alt?: string;
  /** In place of the drawn text, where signs of it could not be drawn. */
  readonly actual?: string;
  readonly scope?: 'Row' | 'Column';
  readonly columns?: number;
  /** Where a picture is: left, top, right, bottom in points from the page's upper left corner. */
  readonly box?: readonly [number, number, number, number];
  readonly list?: boolean;
}

/** Adds an element under its parent; end it when it is complete. */
export function addElement(document: PDFKit.PDFDocument, parent: Element, tag: Tag, meaning: Meaning = {}): Element {
  const { alt, actual, box } = meaning;
  const options = {
    ...(alt !== undefined && { alt }),
    ...(actual !== undefined && { actual }),
    ...(box && { bbox: [...box] }),
  };
  const element = document.struct(tag, options);
  const attributes = attributesOf(meaning);
  if (attributes !== undefined) dataOf(element)['A'] = attributes;
  parent.add(element);
  return element;
}

function attributesOf({ scope, columns, list }: Meaning): Record<string, unknown> | undefined {
  if (list === true) return { O: 'List', ListNumbering: 'Disc' };
  if (scope === undefined && columns === undefined) return undefined;
  return { O: 'Table', ...(scope && { Scope: scope }), ...(columns !== undefined && { ColSpan: columns }) };
}

// pdfkit writes ColSpan and ListNumbering only when they are put there.
function dataOf(element: Element): Record<string, unknown> {
  return (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data;
}
