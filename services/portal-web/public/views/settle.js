import { api } from '../api.js';
import { alertBox, announce, el } from '../dom.js';
import { words } from '../words.js';

/**
 * For the office: saying what it saw at the tax office of a filing that it filed by hand, or that Digipoort does not tell of.
 * @param {{ filing: object, canBeDenied: boolean, onDecided: (notice?: object) => void }} options
 */
export function settleForm({ filing, canBeDenied, onDecided }) {
  const w = words();
  const reason = el('textarea', { id: 'settle-reason', rows: 2, maxLength: 2000, required: true });
  const kenmerk = el('input', { id: 'settle-kenmerk', maxLength: 40, autocomplete: 'off' });
  const button = el('button.primary', { type: 'submit' }, w.settle);
  const errors = el('div');
  // Kept while the page is there: pressed twice, it counts once.
  const commandId = crypto.randomUUID();
  const option = (value, text) =>
    el(
      'label.choice',
      {},
      el('input', { type: 'radio', name: 'arrived', value, required: true, onchange: shape }),
      el('span', {}, text),
    );
  const known = el('div.field', { hidden: true }, el('label', { htmlFor: 'settle-kenmerk' }, w.settleKenmerk), kenmerk);
  const form = el(
    'form',
    { onsubmit: submit },
    el(
      'fieldset.choices',
      {},
      el('legend', {}, w.settleWhat),
      option('yes', w.settleArrived),
      canBeDenied && option('no', w.settleAbsent),
    ),
    known,
    el('div.field', {}, el('label', { htmlFor: 'settle-reason' }, w.claimReason), reason),
    errors,
    button,
  );
  const hasArrived = () => new FormData(form).get('arrived') === 'yes';
  function shape() {
    known.hidden = !hasArrived();
  }
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    errors.replaceChildren();
    const arrived = hasArrived();
    const told = arrived ? kenmerk.value.trim() : '';
    try {
      const order = { commandId, reason: reason.value.trim(), arrived, ...(told ? { kenmerk: told } : {}) };
      const { result } = await api.settle(filing.filingId, order);
      const text = result === 'accepted' ? w.acceptedByPerson : result === 'sends' ? w.settledAbsent : w.settledAsks;
      announce(text);
      onDecided({ text, status: filing.status });
    } catch (error) {
      errors.replaceChildren(alertBox(error.message));
      button.disabled = false;
    }
  }
  return el(
    'div.settle',
    {},
    el('h3', {}, canBeDenied ? w.settleTitle : w.byHandTitle),
    el('p', {}, canBeDenied ? w.settleIntro : w.byHandIntro),
    form,
  );
}
