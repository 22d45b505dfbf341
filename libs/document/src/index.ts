export { DOCUMENT_ERRORS, DocumentInputError, type DocumentErrorCode } from './document.errors.js';
export { makeFilingPdf } from './pdf/make-filing-pdf.js';
export type { FilingPdfRequest, OfficeIdentity } from './pdf/filing-pdf-request.js';
export { checkLogo, type Logo } from './pdf/parts/logo.js';
export type { Language } from './pdf/words.js';
export { compareSuppliedPdf } from './supplied/compare-supplied-pdf.js';
export { DOCUMENT_FINDINGS, severityOf, type DocumentFindingCode } from './supplied/document.findings.js';
export { SUPPLIED_PDF_LIMITS, type SuppliedPdfLimits } from './supplied/supplied-pdf-limits.js';
export { qrSvg } from './qr-svg.js';
