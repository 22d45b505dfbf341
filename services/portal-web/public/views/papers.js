import { el } from '../dom.js';
import { language, words } from '../words.js';

/** Decided on, and not put back since: a certificate tells who decided. */
const DECIDED = [40, 50, 60, 70, 80, 90];

/** The filing on paper: made from what is filed, and the ERP's own where it sent one; then what proves how it went. @param {object} filing @param {boolean} isOffice */
export function papers({ filingId, status, hasSuppliedPdf, history }, isOffice) {
  const w = words();
  const link = (name, text, properties) =>
    el('li', {}, el('a.paper', { href: `/api/filings/${filingId}/${name}`, ...properties }, text));
  const page = (name, text) => link(name, text, { target: '_blank', rel: 'noopener' });
  const isDecided = DECIDED.includes(status);
  return el(
    'section.card',
    { 'aria-labelledby': 'papers' },
    el('h2', { id: 'papers' }, w.papers),
    el(
      'ul.papers',
      {},
      page(`filing.pdf?language=${language()}`, w.pdf),
      hasSuppliedPdf && page('supplied.pdf', w.suppliedPdf),
      isDecided && page(`certificate.pdf?language=${language()}`, w.certificate),
      isDecided && link('certificate.json', w.certificateFile, { download: '' }),
      isOffice && history.some((step) => step.status >= 60) && link('evidence.zip', w.evidence, { download: '' }),
    ),
  );
}
