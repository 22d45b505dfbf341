import { shiftPeriod, type Period } from '../periods/period.js';
import type { Messages } from '../tax.errors.js';
import { capital, euros, overPeriod, say } from './wording.js';

/** What was paid (+) or received (−) over another period, as a sentence: `Over het 2e kwartaal 2026 kreeg u € 300 terug.` */
export function whatWas(total: number, period: Period): Messages {
  const parts = { when: capital(overPeriod(period)), amount: euros(total) };
  if (total > 0) return say('{when} betaalde u {amount}.', '{when} you paid {amount}.', parts);
  if (total < 0) return say('{when} kreeg u {amount} terug.', '{when} you got {amount} back.', parts);
  return say('{when} hoefde u niets te betalen.', '{when} you had nothing to pay.', parts);
}

/** `, € 1.050 meer dan over het 2e kwartaal 2026.` where both amounts go the same way, else the end of the sentence and a new one. */
export function comparedWithPrevious(total: number, previous: number | undefined, period: Period): Messages {
  if (previous === undefined) return { nl: '.', en: '.' };
  const before = shiftPeriod(period, -1);
  const when = overPeriod(before);
  if (total === 0 || total * previous <= 0) {
    const { nl, en } = whatWas(previous, before);
    return total === 0 && previous === 0
      ? say(', net als {when}.', ', just as {when}.', { when })
      : { nl: `. ${nl}`, en: `. ${en}` };
  }
  const difference = Math.abs(total) - Math.abs(previous);
  const parts = { when, amount: euros(difference) };
  if (difference === 0) return say(', evenveel als {when}.', ', as much as {when}.', parts);
  return difference > 0
    ? say(', {amount} meer dan {when}.', ', {amount} more than {when}.', parts)
    : say(', {amount} minder dan {when}.', ', {amount} less than {when}.', parts);
}
