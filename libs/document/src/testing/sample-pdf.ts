import PDFDocument from 'pdfkit';

/** A PDF as a simple ERP makes it: one line of text under the other, a tab starts the next column. */
export async function pdfOf(lines: readonly string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', info: { CreationDate: new Date(0) }, ...options });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk)).on('end', resolve);
  });
  document.fontSize(10);
  lines.forEach((line, index) => {
    if (index > 0 && index % 50 === 0) document.addPage();
    line
      .split('\t')
      .forEach((cell, column) => document.text(cell, 50 + column * 170, 50 + (index % 50) * 14, { lineBreak: false }));
  });
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
