import { api } from '../api.js';
import { alertBox, el } from '../dom.js';
import { clock, words } from '../words.js';

/** Until when the client can take his approval back, with the button. @param {{ filing: object, onDecided: (notice?: object) => void }} options */
export function undoPanel({ filing, onDecided }) {
  if (!filing.actions.includes('undo')) return null;
  const w = words();
  const errors = el('div');
  const button = el('button.quiet', { type: 'button', onclick: undo }, w.undo);
  async function undo() {
    button.disabled = true;
    errors.replaceChildren();
    try {
      const { status } = await api.undo(filing.filingId);
      onDecided({ text: w.undoneNow, status });
    } catch (error) {
      errors.replaceChildren(alertBox(error.message));
      button.disabled = false;
      if (error.status === 409) onDecided(undefined);
    }
  }
  return el(
    'section.card.undo',
    { 'aria-label': w.undo },
    el('p', {}, filing.undoUntil ? w.undoUntil(clock(filing.undoUntil)) : w.undoNow),
    errors,
    button,
  );
}
