import { alertBox, el } from '../dom.js';
import { clock, day, language, periodName, words } from '../words.js';
import { approvalLines } from './approval.js';
import { decisionBar } from './decision.js';
import { because, formTable, notes, said } from './explanation.js';
import { findingsList } from './findings.js';
import { dueTag } from './list.js';
import { papers } from './papers.js';
import { paymentPanel } from './payment.js';
import { questionsPanel } from './questions.js';
import { statusBadge, stepName, toneOf } from './status.js';
import { stoppedPanel } from './stopped.js';
import { undoPanel } from './undo.js';

const [REJECTED, WITHDRAWN, APPROVED, SENT, REFUSED] = [40, 45, 50, 60, 90];

/** @param {{ filing: object, atAuthority?: object, me: { site: string }, notice?: { text: string, isBad?: boolean }, onDecided: (notice?: object) => void }} options */
export function filingView({ filing, atAuthority, me, notice, onDecided }) {
  const w = words();
  const isOffice = me.site === 'office';
  const { explanation, status } = filing;
  // Of a filing that goes no further nothing has to be paid or done.
  const isOver = [REJECTED, WITHDRAWN, REFUSED].includes(status);
  const isDecided = isOver || status >= APPROVED;
  return el(
    'div.page.filing',
    {},
    el('a.back', { href: '#/' }, `← ${w.back}`),
    header(filing, isOffice),
    notice && tellsMore(notice, filing) && noticeBox(notice),
    outcome(filing, isOffice),
    atAuthority && stoppedPanel({ filing, atAuthority, onDecided }),
    undoPanel({ filing, onDecided }),
    !isDecided && questionsPanel({ filing, isOffice, onDecided }),
    filing.payment && !isOver && paymentPanel(filing, isOffice),
    decisionBar({ filing, isOffice, onDecided }),
    el(
      'div.columns',
      {},
      el(
        'div',
        {},
        whatChanged(filing.changes),
        section(
          isOver ? w.itSaid : w.inShort,
          el('p.summary', {}, said(explanation.headline)),
          because(explanation),
          !isOver && notes(explanation),
        ),
        isDecided && questionsPanel({ filing, isOffice, onDecided }),
        (!isOver || status === REFUSED) && findingsList(filing.findings),
        ...explanation.tables.map((table) => section(said(table.title), formTable(table))),
        papers(filing, isOffice),
      ),
      section(w.history, timeline(filing)),
    ),
  );
}

/** Of what went well, what became of it is told below already. */
const tellsMore = ({ isBad }, { status, actions }) => isBad || (status !== REJECTED && !actions.includes('undo'));

const noticeBox = ({ text, isBad }) => (isBad ? alertBox(text) : el('p.notice.notice-good', {}, text));

/** What it is, whose, how it stands and for whom it waits; the last day, where no payment tells it. */
function header(filing, isOffice) {
  const w = words();
  const { kind, period, organisation, payment, status, dueDate } = filing;
  const isOpen = status < SENT && status !== REJECTED && status !== WITHDRAWN;
  return el(
    'header.filing-header',
    {},
    el('h1', { tabIndex: -1 }, `${w.kinds[kind]} ${periodName(period)}`),
    el('p.organisation', {}, organisation.name, ' ', statusBadge(filing)),
    !payment && isOpen && dueDate && el('p', {}, `${w.fileBy} ${day(dueDate)} `, dueTag(dueDate)),
    ...approvalLines(filing, isOffice),
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
    el('p', {}, el('a.paper', { href: `#/filings/${changes.previousFilingId}` }, w.previousVersion)),
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
      ? el('p', {}, el('a.paper', { href: `#/filings/${supersededBy}` }, w.nextVersion))
      : text && el('p', {}, text),
  );
}

/** What a person must know about how it went. */
function outcome({ status, details = {}, rejectionReasons }, isOffice) {
  const w = words();
  const box = (title, text, more, tone = 'bad') =>
    el(`div.notice.notice-${tone}`, {}, el('strong', {}, title), el('p', {}, text), more && el('p.muted', {}, more));
  switch (status) {
    case 40: {
      const { code, text } = details.rejection ?? {};
      const reason = rejectionReasons.find((each) => each.code === code);
      const next = isOffice ? w.rejectedNextOffice : w.rejectedNext;
      return box(w.rejectedWith, [reason?.[language()], text].filter(Boolean).join(': '), next);
    }
    case 45:
      return details.withdrawn ? withdrawn(details.withdrawn) : keptOut(details.blocked?.reasons ?? []);
    case 90: {
      const { message = '', code, explanation } = details.refused ?? {};
      // What to do about it is advice to the office, which files; a client would think that he has to.
      const told = isOffice ? [...adviceIn(explanation), code && w.code(code)].filter(Boolean) : [w.refusedNext];
      return box(w.refusedWith, message, told.join(' ') || w.refusedNext);
    }
    case 70: {
      const { nextAttemptAt: next, explanation } = details.sendError ?? {};
      // Without a next attempt a person at the office has to act first.
      if (!next) return box(stepName(70), (isOffice && adviceIn(explanation).join(' ')) || w.sendStopped);
      const more = [`${w.nextAttempt}: ${clock(next)}.`, ...(isOffice ? adviceIn(explanation) : [w.nothingToDo])];
      return box(w.notSentYet, w.sendErrorWith, more.join(' '), 'waiting');
    }
    case 80:
      return el('p.notice.notice-good', {}, details.accepted?.confirmedBy ? w.acceptedByPerson : w.acceptedNow);
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
      el('time.muted', { dateTime: step.at }, clock(step.at)),
      more[step.status] && el('span.muted.step-more', {}, more[step.status]),
    ),
  );
  return el('ol.timeline', {}, ...items);
}
