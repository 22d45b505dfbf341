import type { Period } from '../periods/period.js';
import type { Messages } from '../tax.errors.js';
import { capital, euros, lastYearWords, NOTHING, previousWords, say } from './wording.js';

/** What was paid (+) or received (−) then, as a sentence: `Vorig kwartaal kreeg u € 300 terug.` */
function whatWas(total: number, when: Messages): Messages {
  const parts = { when: capital(when), amount: euros(total) };
  if (total > 0) return say('{when} betaalde u {amount}.', '{when} you paid {amount}.', parts);
  if (total < 0) return say('{when} kreeg u {amount} terug.', '{when} you got {amount} back.', parts);
  return say('{when} hoefde u niets te betalen.', '{when} you had nothing to pay.', parts);
}

/** `, € 1.050 meer dan vorig kwartaal.` where both amounts go the same way, else the end of the sentence and a new one. */
export function comparedWithPrevious(total: number, previous: number | undefined, period: Period): Messages {
  if (previous === undefined) return { nl: '.', en: '.' };
  const when = previousWords(period);
  if (total === 0 || total * previous <= 0) {
    const { nl, en } = whatWas(previous, when);
    return total === 0 && previous === 0
      ? say(', net als {when}.', ', just like {when}.', { when })
      : { nl: `. ${nl}`, en: `. ${en}` };
  }
  const difference = Math.abs(total) - Math.abs(previous);
  const parts = { when, amount: euros(difference) };
  if (difference === 0) return say(', evenveel als {when}.', ', as much as {when}.', parts);
  return difference > 0
    ? say(', {amount} meer dan {when}.', ', {amount} more than {when}.', parts)
    : say(', {amount} minder dan {when}.', ', {amount} less than {when}.', parts);
}

/** What was paid or received a year earlier. */
export function comparedWithLastYear(lastYear: number | undefined, period: Period): Messages {
  return lastYear === undefined ? NOTHING : whatWas(lastYear, lastYearWords(period));
}
