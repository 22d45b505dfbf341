import { qrMatrix } from './pdf/parts/qr-code.js';

/** Squares kept light around the code (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as a picture for a screen: black on white, one path, no size of its own. Throws DocumentInputError EPC_QR_TOO_LONG. */
export function qrSvg(content: string): string {
  const matrix = qrMatrix(content);
  const size = matrix.length + 2 * QUIET;
  const path = matrix
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])))
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
  );
}
