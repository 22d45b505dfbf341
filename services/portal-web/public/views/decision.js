import { api } from '../api.js';
import { el } from '../dom.js';
import { clock, euros, language, words } from '../words.js';
import { field, openDialog } from './dialog.js';
import { said } from './explanation.js';
import { askDialog } from './questions.js';

/**
 * What the person can do, and the question that each button asks first.
 * @param {{ filing: object, isOffice: boolean, onDecided: (notice?: object) => void }} options
 */
export function decisionBar({ filing, isOffice, onDecided }) {
  const w = words();
  const button = (name, className, text, open) =>
    filing.actions.includes(name) &&
    el(
      `button.${className}`,
      { type: 'button', 'data-keep': name, onclick: () => open({ filing, isOffice, onDecided }) },
      text,
    );
  const buttons = [
    button('approve', 'primary', isOffice ? w.reviewDone : w.approve, isOffice ? reviewDialog : approveDialog),
    button('reject', 'danger-quiet', w.reject, rejectDialog),
    button('ask', 'quiet', w.ask, askDialog),
    button('repair', 'quiet', w.repair, repairDialog),
  ].filter(Boolean);
  return buttons.length > 0 && el('section.decision', { 'aria-label': w.decide }, ...buttons);
}

function approveDialog({ filing, onDecided }) {
  const w = words();
  openDialog({
    title: w.confirmApprove(w.kinds[filing.kind]),
    content: [
      el('p.confirm-sentence', {}, consequence(filing)),
      ...(isPaidLater(filing) ? [el('p', {}, w.payLater)] : []),
      el('p', {}, whatFollows(filing)),
    ],
    yes: w.confirmYes,
    yesClass: 'primary',
    onDecided,
    act: async () => approved(await api.approve(filing.filingId, filing.documentSha256)),
  });
}

/** What approving means in money; a filing on which nothing is paid says in its own words what it states. */
function consequence({ payment, explanation }) {
  const w = words();
  if (!payment) return said(explanation.headline);
  const sum = euros(Math.abs(payment.amountEuros));
  return payment.amountEuros > 0
    ? w.confirmPay(sum)
    : payment.amountEuros < 0
      ? w.confirmReceive(sum)
      : w.confirmNothing;
}

/** On the assessment that follows a supplement. */
const isPaidLater = ({ kind, totalEuros }) => kind === 'supplement' && totalEuros > 0;

/** With more approvers nothing is filed yet. */
function whatFollows({ approval }) {
  const others = approval ? approval.needed - approval.granted - 1 : 0;
  return others > 0 ? words().confirmOthers(others) : words().confirmNext;
}

function approved({ status, undoUntil }) {
  const w = words();
  const text = status < 50 ? w.approvedPartly : undoUntil ? w.approvedUntil(clock(undoUntil)) : w.approvedNow;
  return { text, status };
}

function reviewDialog({ filing, onDecided }) {
  const w = words();
  openDialog({
    title: w.reviewTitle(w.kinds[filing.kind]),
    content: [el('p', {}, w.reviewNext)],
    yes: w.reviewYes,
    yesClass: 'primary',
    onDecided,
    act: async () => {
      const { status } = await api.approve(filing.filingId, filing.documentSha256);
      return { text: w.reviewedNow, status };
    },
  });
}

function rejectDialog({ filing, isOffice, onDecided }) {
  const w = words();
  const options = filing.rejectionReasons.map((reason) => el('option', { value: reason.code }, reason[language()]));
  const reason = el(
    'select',
    { id: 'reason', name: 'reason', required: true },
    el('option', { value: '' }, w.choose),
    ...options,
  );
  const text = el('textarea', { id: 'explanation', rows: 4, required: true, maxLength: 2000 });
  openDialog({
    title: w.rejectTitle(w.kinds[filing.kind]),
    content: [
      el('p', {}, isOffice ? w.rejectIntroOffice : w.rejectIntro),
      field(w.reason, reason),
      field(w.explanation, text, w.explanationNeeded),
    ],
    yes: w.rejectYes,
    yesClass: 'danger',
    onDecided,
    act: async () => {
      const { status } = await api.reject(filing.filingId, filing.documentSha256, reason.value, text.value.trim());
      return { text: isOffice ? w.rejectedByOffice : w.rejectedNow, status };
    },
  });
}

/** The office puts a rejected filing to the client again. */
function repairDialog({ filing, onDecided }) {
  const w = words();
  const text = el('textarea', { id: 'repair', rows: 3, maxLength: 2000 });
  openDialog({
    title: w.repairTitle,
    content: [el('p', {}, w.repairIntro), field(w.repairText, text)],
    yes: w.repairYes,
    yesClass: 'primary',
    onDecided,
    act: async () => {
      const { status } = await api.repair(filing.filingId, text.value.trim());
      return { text: w.repairedNow, status };
    },
  });
}
