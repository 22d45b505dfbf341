import type { BoxFigures } from '../figures/box-figures.js';
import type { IsoDate } from '../periods/iso-date.js';
import type { Messages } from '../tax.errors.js';
import { boxSubject, TURNOVER_BOXES, type TurnoverBox } from './box-subjects.js';
import { capital, euros, say, signed } from './wording.js';

/** Most reasons that are told: the largest, for a person reads no list (our conclusion). */
const MOST = 4;
/** A change below this share of the largest says nothing beside it. */
const SMALLEST_SHARE = 0.02;
/** Turnover without VAT changes nothing in what is paid; it is told from this change on, whole euros. */
const TURNOVER_WORTH_TELLING = 1_000;

interface Reason {
  /** What it adds to the amount to pay, whole euros. */
  readonly effect: number;
  /** How large the change is where it has no effect. */
  readonly change: number;
  readonly sentence: Messages;
}

/** How figures differ: in time (`rose from … to …`) or by a correction (`should be … instead of …`). */
export type Comparison = 'earlier' | 'corrected';

/** Why the amount to pay differs: one sentence for each of the largest differences by box, largest effect first. */
export function boxReasons(now: BoxFigures, before: BoxFigures, date: IsoDate, how: Comparison): Messages[] {
  const all = [
    ...TURNOVER_BOXES.flatMap((box) => turnoverReason(box, now, before, date, how)),
    ...inputReason(now, before, how),
  ];
  const largest = Math.max(0, ...all.map(({ effect }) => Math.abs(effect)));
  const telling = all.filter(({ effect, change }) =>
    effect === 0 ? change >= TURNOVER_WORTH_TELLING : Math.abs(effect) >= largest * SMALLEST_SHARE,
  );
  const size = ({ effect }: Reason) => Math.abs(effect);
  return telling
    .sort((a, b) => size(b) - size(a) || b.change - a.change)
    .slice(0, MOST)
    .map(({ sentence }) => sentence);
}

function amountsOf(figures: BoxFigures, box: TurnoverBox): { turnover: number; tax: number } {
  const all: Partial<Record<string, number>> = figures;
  return { turnover: all[`${box}.turnover`] ?? 0, tax: all[`${box}.tax`] ?? 0 };
}

function turnoverReason(
  box: TurnoverBox,
  now: BoxFigures,
  before: BoxFigures,
  date: IsoDate,
  how: Comparison,
): Reason[] {
  const [is, was] = [amountsOf(now, box), amountsOf(before, box)];
  const effect = is.tax - was.tax;
  const change = Math.abs(is.turnover - was.turnover);
  if (effect === 0 && change === 0) return [];
  if (change === 0) {
    const subject = say('de btw in rubriek {box}', 'the VAT in box {box}', { box });
    return [{ effect, change, sentence: changed(subject, was.tax, is.tax, how, { nl: '', en: '' }) }];
  }
  return [
    { effect, change, sentence: changed(boxSubject(box, date), was.turnover, is.turnover, how, moreVat(effect)) },
  ];
}

function inputReason(now: BoxFigures, before: BoxFigures, how: Comparison): Reason[] {
  const [is, was] = [now['5b'] ?? 0, before['5b'] ?? 0];
  if (is === was) return [];
  const parts = { amount: euros(is - was) };
  const result =
    is > was
      ? say(': dat scheelt u {amount}', ': that saves you {amount}', parts)
      : say(': dat kost u {amount}', ': that costs you {amount}', parts);
  const subject = { nl: 'de btw die u aftrekt (voorbelasting)', en: 'the VAT you deduct (input VAT)' };
  return [{ effect: was - is, change: 0, sentence: changed(subject, was, is, how, result) }];
}

function changed(subject: Messages, was: number, is: number, how: Comparison, result: Messages): Messages {
  const parts = { subject: capital(subject), was: signed(was), is: signed(is), result };
  if (how === 'corrected')
    return say(
      '{subject} moet {is} zijn in plaats van {was}{result}.',
      '{subject} should be {is} instead of {was}{result}.',
      parts,
    );
  return is > was
    ? say('{subject} steeg van {was} naar {is}{result}.', '{subject} rose from {was} to {is}{result}.', parts)
    : say('{subject} daalde van {was} naar {is}{result}.', '{subject} fell from {was} to {is}{result}.', parts);
}

function moreVat(effect: number): Messages {
  const parts = { amount: euros(effect) };
  if (effect > 0) return say(': {amount} meer btw', ': {amount} more VAT', parts);
  return effect < 0 ? say(': {amount} minder btw', ': {amount} less VAT', parts) : { nl: '', en: '' };
}

/** What the amount is made of, where there is nothing to compare with: the largest boxes, then what is deducted. */
export function boxComposition(figures: BoxFigures, date: IsoDate): Messages[] {
  const due = TURNOVER_BOXES.map((box) => ({ box, ...amountsOf(figures, box) }))
    .filter(({ tax }) => tax !== 0)
    .sort((a, b) => Math.abs(b.tax) - Math.abs(a.tax))
    .slice(0, MOST - 1)
    .map(({ box, turnover, tax }) => {
      const parts = { subject: capital(boxSubject(box, date)), box, turnover: signed(turnover), tax: signed(tax) };
      return turnover === 0
        ? say('In rubriek {box} staat {tax} btw.', 'Box {box} has {tax} VAT.', parts)
        : say(
            '{subject} is {turnover}; daarover is {tax} btw verschuldigd.',
            '{subject} is {turnover}; {tax} VAT is due on it.',
            parts,
          );
    });
  const input = figures['5b'] ?? 0;
  if (input === 0) return due;
  const parts = { amount: signed(input) };
  return [
    ...due,
    say(
      'U trekt {amount} btw over uw inkopen af (voorbelasting).',
      'You deduct {amount} VAT on your purchases (input VAT).',
      parts,
    ),
  ];
}
