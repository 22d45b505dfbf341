import { api } from '../api.js';
import { alertBox, el } from '../dom.js';
import { words } from '../words.js';

/** @param {{ onLoggedIn: (me: object) => void, message?: string }} options */
export function logInView({ onLoggedIn, message }) {
  const w = words();
  const errors = el('div');
  const button = el('button.primary', { type: 'submit' }, w.logIn);
  const field = (id, label, properties) =>
    el(
      'div.field',
      {},
      el('label', { htmlFor: id }, label),
      el('input', { id, name: id, required: true, ...properties }),
    );
  const form = el(
    'form.card.log-in',
    { onsubmit: submit },
    el('h1', { tabIndex: -1 }, w.logIn),
    el('p.muted', {}, w.logInIntro),
    errors,
    field('email', w.email, { type: 'email', autocomplete: 'username', inputMode: 'email', spellcheck: false }),
    field('password', w.password, { type: 'password', autocomplete: 'current-password' }),
    button,
  );
  if (message) errors.replaceChildren(alertBox(message));

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    errors.replaceChildren();
    try {
      onLoggedIn(await api.logIn(form.elements.email.value.trim(), form.elements.password.value));
    } catch (error) {
      errors.replaceChildren(alertBox(error.message));
      form.elements.password.value = '';
      form.elements.password.focus();
    } finally {
      button.disabled = false;
    }
  }
  return el('div.page.page-narrow', {}, form);
}
