import PDFDocument from 'pdfkit';
import { compact } from './compact.js';
import { PAGE } from './style.js';

/** What a document says about itself; the same facts give the same bytes. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  /** `nl-NL`. */
  readonly language: string;
  /** Seconds and below are not kept. */
  readonly createdOn: Date;
}

// pdfkit puts what `info` holds unescaped into the XML of the metadata, after it wrote the document information itself.
class EscapedMetadataDocument extends PDFDocument {
  override endMetadata(): void {
    for (const [key, value] of Object.entries(this.info)) {
      if (typeof value === 'string') Object.assign(this.info, { [key]: escapeXml(value) });
    }
    super.endMetadata();
  }
}

/** An empty tagged document whose pages stay open until the end, so that they can be numbered. Claims PDF/UA-1 (ISO 14289-1). */
export function openDocument({ title, author, language, createdOn }: DocumentFacts): PDFKit.PDFDocument {
  const document = new EscapedMetadataDocument({
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    bufferPages: true,
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    font: null as unknown as string, // no standard font: every font is embedded
    info: { Title: title, Author: author, Producer: 'Akkoord', Creator: 'Akkoord', CreationDate: createdOn },
  });
  // Not pdfkit's own `subset` option: with it comes a CIDSet that misses the parts of composed glyphs.
  document.appendXML(
    '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
  );
  return document;
}

/** Ends a document and gives its bytes. */
export async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document
      .on('data', (chunk: Uint8Array) => chunks.push(chunk))
      .on('end', resolve)
      .on('error', reject);
  });
  document.end();
  await ended;
  return new Uint8Array(compact(Buffer.concat(chunks)));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
