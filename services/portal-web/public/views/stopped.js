import { api } from '../api.js';
import { alertBox, el } from '../dom.js';
import { clock, words } from '../words.js';
import { settleForm } from './settle.js';

/**
 * For the office: letting a filing go on that stopped, or saying which of several processes of Digipoort it is.
 * @param {{ filing: object, atAuthority: { canBeReleased: boolean, canBeConfirmed?: boolean, canBeDenied?: boolean, candidates?: object[] }, onDecided: (notice?: string) => void }} options
 */
export function stoppedPanel({ filing, atAuthority, onDecided }) {
  if (!atAuthority.canBeReleased) return null;
  const w = words();
  const { candidates = [] } = atAuthority;
  const reason = el('textarea', { id: 'release-reason', rows: 2, maxLength: 2000, required: candidates.length > 0 });
  const button = el('button.primary', { type: 'submit' }, w.release);
  const errors = el('div');
  // Kept while the page is there: pressed twice, it counts once.
  const commandId = crypto.randomUUID();
  const form = el(
    'form',
    { onsubmit: submit },
    candidates.length > 0 && choices(candidates),
    el(
      'div.field',
      {},
      el('label', { htmlFor: 'release-reason' }, candidates.length > 0 ? w.claimReason : w.releaseReason),
      reason,
    ),
    errors,
    button,
  );
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    errors.replaceChildren();
    const text = reason.value.trim();
    const chosen = new FormData(form).get('kenmerk');
    try {
      if (candidates.length === 0) await api.release(filing.filingId, { commandId, ...(text ? { reason: text } : {}) });
      else await api.claim(filing.filingId, { commandId, reason: text, ...(chosen ? { kenmerk: chosen } : {}) });
      onDecided({ text: w.released, status: filing.status });
    } catch (error) {
      errors.replaceChildren(alertBox(error.message));
      button.disabled = false;
    }
  }
  return el(
    'section.card.stopped',
    {},
    el('h2', {}, w.stoppedTitle),
    el('p', {}, candidates.length > 0 ? w.claimIntro : w.releaseIntro),
    form,
    atAuthority.canBeConfirmed && settleForm({ filing, canBeDenied: atAuthority.canBeDenied, onDecided }),
  );
}

/** One radio button per process, and one for none of them. */
function choices(candidates) {
  const w = words();
  const option = (value, ...text) =>
    el(
      'label.choice',
      {},
      el('input', { type: 'radio', name: 'kenmerk', value, required: true }),
      el('span', {}, ...text),
    );
  return el(
    'fieldset.choices',
    {},
    el('legend', {}, w.claimWhich),
    ...candidates.map(({ kenmerk, firstStatusAt, statuses }) =>
      option(
        kenmerk,
        el('span.figures', {}, kenmerk),
        el(
          'span.muted',
          {},
          [firstStatusAt && clock(firstStatusAt), statuses.at(-1)?.text].filter(Boolean).join(' · '),
        ),
      ),
    ),
    option('', w.claimNone),
  );
}
