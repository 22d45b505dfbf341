import { api } from '../api.js';
import { alertBox, announce, el } from '../dom.js';
import { euros, words } from '../words.js';

/** The two buttons, and the question each asks first. @param {{ filing: object, onDecided: () => void }} options */
export function decisionBar({ filing, onDecided }) {
  const w = words();
  return el(
    'section.decision',
    { 'aria-label': w.decide },
    el('button.primary', { type: 'button', onclick: () => approveDialog(filing, onDecided) }, w.approve),
    el('button.danger-quiet', { type: 'button', onclick: () => rejectDialog(filing, onDecided) }, w.reject),
  );
}

function approveDialog(filing, onDecided) {
  const w = words();
  const { amountEuros } = filing.payment ?? {};
  const sum = amountEuros === undefined ? undefined : euros(Math.abs(amountEuros));
  const sentence =
    sum === undefined
      ? w.confirmPlain
      : amountEuros > 0
        ? w.confirmPay(sum)
        : amountEuros < 0
          ? w.confirmReceive(sum)
          : w.confirmNothing;
  open({
    title: w.confirmApprove,
    content: [el('p.confirm-sentence', {}, sentence), el('p', {}, w.confirmNext)],
    yes: w.confirmYes,
    yesClass: 'primary',
    done: w.approvedNow,
    onDecided,
    decide: () => api.approve(filing.filingId, filing.documentSha256),
  });
}

function rejectDialog(filing, onDecided) {
  const w = words();
  const options = Object.entries(w.reasons).map(([value, text]) => el('option', { value }, text));
  const reason = el('select', { id: 'reason', name: 'reason' }, ...options);
  const text = el('textarea', { id: 'explanation', rows: 4, required: true, maxLength: 2000 });
  text.setAttribute('aria-describedby', 'explanation-hint');
  open({
    title: w.rejectTitle,
    content: [
      el('p', {}, w.rejectIntro),
      el('div.field', {}, el('label', { htmlFor: 'reason' }, w.reason), reason),
      el(
        'div.field',
        {},
        el('label', { htmlFor: 'explanation' }, w.explanation),
        el('span.hint', { id: 'explanation-hint' }, w.explanationNeeded),
        text,
      ),
    ],
    yes: w.rejectYes,
    yesClass: 'danger',
    done: w.rejectedNow,
    onDecided,
    decide: () => api.reject(filing.filingId, filing.documentSha256, reason.value, text.value.trim()),
  });
}

/** A question in a dialog of the browser itself: it holds the focus, and Escape closes it. */
function open({ title, content, yes, yesClass, done, decide, onDecided }) {
  const w = words();
  const errors = el('div');
  const yesButton = el(`button.${yesClass}`, { type: 'submit' }, yes);
  const noButton = el('button.quiet', { type: 'button', onclick: () => dialog.close() }, w.cancel);
  const form = el('form', { onsubmit: submit }, ...content, errors, el('div.dialog-buttons', {}, yesButton, noButton));
  const dialog = el('dialog', { onclose: () => dialog.remove() }, el('h2', { id: 'dialog-title' }, title), form);
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  dialog.showModal();

  async function submit(event) {
    event.preventDefault();
    yesButton.disabled = true;
    yesButton.textContent = w.deciding;
    errors.replaceChildren();
    try {
      await decide();
      dialog.close();
      announce(done);
      onDecided(done);
    } catch (error) {
      errors.replaceChildren(alertBox(error.message));
      yesButton.disabled = false;
      yesButton.textContent = yes;
      if (error.status === 409 || error.status === 404) onDecided(undefined);
    }
  }
}
