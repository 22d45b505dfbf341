import { el } from '../dom.js';
import { amount, language, moment, periodName, words } from '../words.js';
import { boxesTable } from './boxes.js';
import { decisionBar } from './decision.js';
import { paymentPanel } from './payment.js';
import { statusBadge, stepName, toneOf } from './status.js';

/** @param {{ filing: object, me: { site: string }, notice?: string, onDecided: (notice?: string) => void }} options */
export function filingView({ filing, me, notice, onDecided }) {
  const w = words();
  const isOffice = me.site === 'office';
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
    filing.payment && paymentPanel(filing, isOffice),
    filing.canDecide && decisionBar({ filing, onDecided }),
    el(
      'div.columns',
      {},
      el(
        'div',
        {},
        section(w.inShort, el('p.summary', {}, language() === 'nl' ? filing.summaryNl : filing.summaryEn)),
        filing.boxes.length > 0 && section(w.boxes, boxesTable(filing.boxes)),
        filing.details?.totals && section(w.totals, totals(filing.details.totals)),
      ),
      section(w.history, timeline(filing)),
    ),
  );
}

const section = (title, ...content) => el('section.card', {}, el('h2', {}, title), ...content);

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
    case 90:
      return box(w.refusedWith, details.refused?.message ?? '', details.refused?.code);
    case 70: {
      const next = details.sendError?.nextAttemptAt;
      return box(stepName(70), w.sendErrorWith, next && `${w.nextAttempt}: ${moment(next)}`);
    }
    case 80:
      return el('p.notice.notice-good', {}, w.acceptedNow);
    default:
      return null;
  }
}

function totals(values) {
  const rows = Object.entries(values).map(([name, value]) =>
    el('div', {}, el('dt', {}, words().totalNames[name] ?? name), el('dd.figures', {}, amount(value))),
  );
  return el('dl.totals', {}, ...rows);
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
