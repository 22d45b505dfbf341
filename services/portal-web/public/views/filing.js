import { el } from '../dom.js';
import { language, moment, periodName, words } from '../words.js';
import { decisionBar } from './decision.js';
import { because, formTable, notes, said } from './explanation.js';
import { findingsList } from './findings.js';
import { paymentPanel } from './payment.js';
import { statusBadge, stepName, toneOf } from './status.js';
import { stoppedPanel } from './stopped.js';

/** @param {{ filing: object, atAuthority?: object, me: { site: string }, notice?: string, onDecided: (notice?: string) => void }} options */
export function filingView({ filing, atAuthority, me, notice, onDecided }) {
  const w = words();
  const isOffice = me.site === 'office';
  const { explanation } = filing;
  return el(
    'div.page.filing',
    {},
    el('a.back', { href: '#/' }, `← ${w.back}`),
    el(
      'header.filing-header',
      {},
      el('h1', { tabIndex: -1 }, `${w.kinds[filing.kind]} ${periodName(filing.period)}`),
      el('p.organisation', {}, filing.organisation.name, ' ', statusBadge(filing)),
    ),
    notice && filing.status < 60 && el('p.notice.notice-good', {}, notice),
    outcome(filing),
    atAuthority && stoppedPanel({ filing, atAuthority, onDecided }),
    filing.payment && paymentPanel(filing, isOffice),
    filing.canDecide && decisionBar({ filing, onDecided }),
    el(
      'div.columns',
      {},
      el(
        'div',
        {},
        whatChanged(filing.changes),
        section(w.inShort, el('p.summary', {}, said(explanation.headline)), because(explanation), notes(explanation)),
        findingsList(filing.findings),
        ...explanation.tables.map((table) => section(said(table.title), formTable(table))),
        papers(filing, isOffice),
      ),
      section(w.history, timeline(filing)),
    ),
  );
}

const section = (title, ...content) => el('section.card', {}, el('h2', {}, title), ...content);

/** What is different from the version this one took the place of. */
function whatChanged(changes) {
  if (!changes) return null;
  const w = words();
  return section(
    w.newVersion,
    el('p.summary', {}, said(changes.headline)),
    changes.table && formTable(changes.table),
    el('p', {}, el('a', { href: `#/filings/${changes.previousFilingId}` }, w.previousVersion)),
  );
}

/** Taken back, or replaced by a new version that can be decided on. */
function withdrawn({ text, supersededBy }) {
  const w = words();
  return el(
    'div.notice',
    {},
    el('strong', {}, supersededBy ? w.superseded : w.withdrawn),
    supersededBy
      ? el('p', {}, el('a', { href: `#/filings/${supersededBy}` }, w.nextVersion))
      : text && el('p', {}, text),
  );
}

/** What a person must know about how it went. */
function outcome({ status, details = {} }) {
  const w = words();
  const box = (title, text, more) =>
    el('div.notice.notice-bad', {}, el('strong', {}, title), el('p', {}, text), more && el('p.muted', {}, more));
  switch (status) {
    case 40: {
      const { code, text } = details.rejection ?? {};
      return box(w.rejectedWith, [w.reasons[code], text].filter(Boolean).join(': '));
    }
    case 45:
      return details.withdrawn ? withdrawn(details.withdrawn) : keptOut(details.blocked?.reasons ?? []);
    case 90: {
      const { message = '', code, explanation } = details.refused ?? {};
      return box(w.refusedWith, message, [code, ...adviceIn(explanation)].filter(Boolean).join(' · '));
    }
    case 70: {
      const { nextAttemptAt: next, explanation } = details.sendError ?? {};
      // Without a next attempt a person at the office has to act first.
      const more = [next && `${w.nextAttempt}: ${moment(next)}`, ...adviceIn(explanation)].filter(Boolean).join(' · ');
      return box(stepName(70), next ? w.sendErrorWith : w.sendStopped, more);
    }
    case 80:
      return el('p.notice.notice-good', {}, w.acceptedNow);
    default:
      return null;
  }
}

/** What a code of the authority means and what to do about it, in the language of the page. */
const adviceIn = (explanation) => [explanation?.meaning, explanation?.advice].filter(Boolean).map(said);

/** Which rule keeps a filing out, which filings are in the way, and what to do. */
function keptOut(reasons) {
  if (reasons.length === 0) return null;
  const of = ({ messageNl, messageEn, adviceNl, adviceEn }) =>
    language() === 'nl' ? [messageNl, adviceNl] : [messageEn, adviceEn];
  return el(
    'div.notice.notice-bad',
    {},
    el('strong', {}, words().keptOut),
    ...reasons.flatMap((reason) => of(reason).map((text) => el('p', {}, text))),
  );
}

/** The filing on paper: made from what is filed, and the ERP's own where it sent one. */
function papers({ filingId, hasSuppliedPdf, history }, isOffice) {
  const w = words();
  const file = (name, text) =>
    el('a.paper', { href: `/api/filings/${filingId}/${name}`, target: '_blank', rel: 'noopener' }, text);
  return el(
    'p.papers',
    {},
    file(`filing.pdf?language=${language()}`, w.pdf),
    hasSuppliedPdf && file('supplied.pdf', w.suppliedPdf),
    isOffice && history.some(({ status }) => status >= 60) && file('evidence.zip', w.evidence),
  );
}

function timeline({ history, details = {} }) {
  const w = words();
  const last = history.at(-1);
  const more = {
    40: details.decidedBy && `${w.decidedBy} ${details.decidedBy}`,
    50: details.decidedBy && `${w.decidedBy} ${details.decidedBy}`,
    60: details.sent?.kenmerk && `${w.kenmerk} ${details.sent.kenmerk}`,
  };
  const items = history.map((step) =>
    el(
      `li.step-${toneOf(step.status)}`,
      { 'aria-current': step === last ? 'step' : undefined },
      el('span.step-name', {}, stepName(step.status)),
      el('time.muted', { dateTime: step.at }, moment(step.at)),
      more[step.status] && el('span.muted.step-more', {}, more[step.status]),
    ),
  );
  return el('ol.timeline', {}, ...items);
}
