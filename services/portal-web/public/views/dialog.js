import { alertBox, el } from '../dom.js';
import { words } from '../words.js';

/**
 * A question in a dialog of the browser itself: it holds the focus, and Escape closes it.
 * @param {{ title: string, content: Node[], yes: string, yesClass: string, act: () => Promise<{ text: string, status?: number }>, onDecided: (notice?: object) => void }} options
 * `act` does it and gives what to tell, with the status that it led to
 */
export function openDialog({ title, content, yes, yesClass, act, onDecided }) {
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
    delete dialog.dataset.failed;
    yesButton.textContent = w.deciding;
    errors.replaceChildren();
    try {
      const notice = await act();
      dialog.close();
      onDecided(notice);
    } catch (error) {
      // Closed while it was under way: the page tells then, for somebody believes that it was done.
      if (!dialog.open) return onDecided({ text: error.message, isBad: true });
      errors.replaceChildren(alertBox(error.message));
      yesButton.disabled = false;
      yesButton.textContent = yes;
      dialog.dataset.failed = '';
      if ([401, 404, 409].includes(error.status)) onDecided(undefined);
    }
  }
}

/** Closes what is asked about something that is no longer there. @param {string} [which] selector of some */
export function closeDialogs(which = 'dialog') {
  for (const dialog of document.querySelectorAll(which)) dialog.close();
}

/** A label with the field it is about, and what to write there. @param {string} label @param {HTMLElement} control @param {string} [hint] */
export function field(label, control, hint) {
  const id = `${control.id}-hint`;
  if (hint) control.setAttribute('aria-describedby', id);
  return el(
    'div.field',
    {},
    el('label', { htmlFor: control.id }, label),
    hint && el('span.hint', { id }, hint),
    control,
  );
}
