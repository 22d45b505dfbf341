import createQrCode from 'qrcode-generator';
import { DocumentInputError } from '../../document.errors.js';

/** European Payments Council, EPC069-12: the QR code of a credit transfer holds at most 331 bytes, at error correction M. */
const EPC_MOST_BYTES = 331;
const CORRECTION = 'M';

/** The dark squares of a QR code, row by row. Throws DocumentInputError EPC_QR_TOO_LONG. */
export function qrMatrix(content: string): readonly (readonly boolean[])[] {
  const bytes = Buffer.from(content, 'utf8');
  if (bytes.length > EPC_MOST_BYTES) throw new DocumentInputError('EPC_QR_TOO_LONG');
  const code = createQrCode(0, CORRECTION);
  code.addData(bytes.toString('latin1'), 'Byte'); // one sign per byte: the library takes the low byte of each
  code.make();
  const indices = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return indices.map((row) => indices.map((column) => code.isDark(row, column)));
}

/** Draws a QR code of `size` points as squares of one colour; around it a quiet zone of four squares is kept white (ISO/IEC 18004). */
export function drawQrCode(document: PDFKit.PDFDocument, content: string, x: number, y: number, size: number): void {
  const matrix = qrMatrix(content);
  const square = size / matrix.length;
  const quiet = 4 * square;
  document.rect(x - quiet, y - quiet, size + 2 * quiet, size + 2 * quiet).fill('#ffffff');
  matrix.forEach((row, line) => {
    for (let from = 0; from < row.length; from++) {
      if (row[from] !== true) continue;
      let to = from;
      while (row[to + 1] === true) to++;
      document.rect(x + from * square, y + line * square, (to - from + 1) * square, square);
      from = to;
    }
  });
  document.fill('#000000');
}
