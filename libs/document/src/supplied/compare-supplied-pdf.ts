import type { Filing, Finding } from '@akkoord/xbrl';
import { documentFinding } from './document.findings.js';
import { expectedTotals } from './expected-totals.js';
import { findTotal } from './find-totals.js';
import { otherPeriod } from './other-period.js';
import { namesOtherTaxpayer } from './other-taxpayer.js';
import { readPdfText, type PdfTextResult } from './pdf-text.js';
import { SUPPLIED_PDF_LIMITS, type SuppliedPdfLimits } from './supplied-pdf-limits.js';
import { linesOf } from './text-lines.js';

// Readers look for the header in the first 1,024 bytes (ISO 32000-1, annex H, note 13).
const HEADER_WITHIN = 1024;

/**
 * Compares the PDF that an ERP supplied with the filing it goes with: totals, VAT number, period; no findings when all that was
 * recognised agrees. Never throws, whatever the bytes are, and stays within the limits. Scripts in the PDF are not run.
 */
export async function compareSuppliedPdf(
  pdf: Uint8Array,
  filing: Filing,
  limits: SuppliedPdfLimits = SUPPLIED_PDF_LIMITS,
): Promise<Finding[]> {
  if (pdf.byteLength > limits.maxBytes)
    return [documentFinding('PDF_TOO_LARGE', { bytes: pdf.byteLength, limit: limits.maxBytes })];
  const start = Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(HEADER_WITHIN, pdf.byteLength));
  if (!start.includes('%PDF-')) return [documentFinding('PDF_NOT_A_PDF')];
  const result = await readPdfText(pdf, limits);
  return result.kind === 'text' ? compareText(result.pages.flatMap(linesOf), filing) : [problem(result, limits)];
}

/** The findings about the lines of a document. */
export function compareText(lines: readonly string[], filing: Filing): Finding[] {
  if (lines.length === 0) return [documentFinding('PDF_NO_TEXT')];
  const totals = expectedTotals(filing).map((expected) => ({ expected, found: findTotal(lines, expected) }));
  const period = otherPeriod(lines, filing.period);
  return [
    ...(namesOtherTaxpayer(lines, filing) ? [documentFinding('PDF_OTHER_TAXPAYER')] : []),
    ...(period === undefined ? [] : [documentFinding('PDF_OTHER_PERIOD', { document: period })]),
    ...(totals.every(({ found }) => found === undefined) ? [documentFinding('PDF_NO_TOTALS')] : []),
    ...totals.flatMap(({ expected: { box, amount }, found }) =>
      found === undefined || found.agrees
        ? []
        : [documentFinding('PDF_TOTAL_DIFFERS', { box, filing: amount, document: found.cents / 100 })],
    ),
  ];
}

function problem(result: Exclude<PdfTextResult, { kind: 'text' }>, limits: SuppliedPdfLimits): Finding {
  switch (result.kind) {
    case 'too-many-pages':
      return documentFinding('PDF_TOO_MANY_PAGES', { pages: result.pages, limit: limits.maxPages });
    case 'too-much-text':
      return documentFinding('PDF_TOO_LARGE', { limit: limits.maxSigns });
    case 'encrypted':
      return documentFinding('PDF_ENCRYPTED');
    case 'broken':
      return documentFinding('PDF_BROKEN');
    case 'too-heavy':
      return documentFinding('PDF_TOO_HEAVY');
    default:
      return result satisfies never;
  }
}
