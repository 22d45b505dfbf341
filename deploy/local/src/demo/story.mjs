// What the demonstration prints: each status of each filing as it happens, with the time it took.

const NAMES = /** @type {Record<number, string>} */ ({
  10: 'registered at the office',
  15: 'no organisation found',
  20: 'being prepared',
  25: 'the office looks first',
  30: 'awaiting approval by the client',
  35: 'question asked',
  40: 'rejected by the client',
  45: 'withdrawn',
  50: 'approved by the client',
  60: 'sent, kenmerk received',
  70: 'error while sending, tried again by itself',
  80: 'ACCEPTED by the tax authority',
  90: 'REFUSED',
});

/** A status the ERP heard of, and when (performance.now). @typedef {{ status: number, sequence: number, at: number }} Heard */

/** Follows filings by reference; what happened is printed at once and can be waited for. */
export class Story {
  /** @param {(line: string) => void} print */
  constructor(print) {
    this.print = print;
    /** By reference; what was heard by sequence. @type {Map<string, { label: string, began: number, heard: Map<number, Heard> }>} */
    this.filings = new Map();
    /** @type {(() => void)[]} */
    this.waiting = [];
  }

  /** @param {string} reference @param {string} label */
  begin(reference, label) {
    this.filings.set(reference, { label, began: performance.now(), heard: new Map() });
  }

  /** @param {string} label @param {string} line */
  tell(label, line) {
    this.print(`${''.padStart(9)}  ${label.padEnd(6)}${line}`);
  }

  /** @param {import('./erp.mjs').StatusChange} change */
  hear(change) {
    const filing = this.filings.get(change.reference);
    const { status, sequence } = change.step;
    if (!filing || filing.heard.has(sequence)) return;
    const at = performance.now();
    filing.heard.set(sequence, { status, sequence, at });
    const since = `${Math.round(at - filing.began)} ms`;
    this.print(`${since.padStart(9)}  ${filing.label.padEnd(6)}${status}  ${NAMES[status] ?? ''}${detail(change)}`);
    this.waiting.splice(0).forEach((wake) => wake());
  }

  /**
   * Resolves with what the ERP heard: one of `statuses`, later in the filing's life than step `after`; throws after `seconds`.
   * @param {string} reference
   * @param {number[]} statuses
   * @param {{ seconds: number, after?: number }} patience
   * @returns {Promise<Heard>}
   */
  async until(reference, statuses, { seconds, after = 0 }) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const heard = [...(this.filings.get(reference)?.heard.values() ?? [])];
      const found = heard.find(({ status, sequence }) => sequence > after && statuses.includes(status));
      if (found) return found;
      const left = end - performance.now();
      if (left <= 0) throw new Error(`${reference} did not reach ${statuses.join(' or ')} within ${seconds} s`);
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      await new Promise((wake) => {
        timer = setTimeout(wake, left);
        this.waiting.push(() => wake(undefined));
      });
      clearTimeout(timer);
    }
  }
}

/** @param {import('./erp.mjs').StatusChange} change */
function detail({ step, details }) {
  if (step.status === 60 && details?.kenmerk) return ` ${details.kenmerk}`;
  if (step.status === 40 && details?.reason) return `: ${details.reason}`;
  if (step.status === 90) return `: ${details?.code ?? ''} ${details?.message ?? ''}`;
  return '';
}
