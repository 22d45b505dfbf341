import type { CheckedVatReturn } from '../checks/checked-filing.js';
import { costOfFilingToday } from '../checks/late-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { earliestFilingDate } from '../periods/deadlines.js';
import { ruleOn } from '../periods/dated-rule.js';
import type { VatReturnOutcome } from '../payment/vat-return-outcome.js';
import { REFUND_TERMS } from '../payment/refund-expectation.js';
import type { Messages } from '../tax.errors.js';
import { formatCents } from '../figures/euros.js';
import { costOfFilingLate } from '../late/cost-of-filing-late.js';
import { costOfPayingLate } from '../late/cost-of-paying-late.js';
import { graceEnds } from '../periods/grace.js';
import { addDays, type IsoDate } from '../periods/iso-date.js';
import { day, say } from './wording.js';

/** What comes next: when to send, when the money must be there or comes, what being late costs. */
export function vatReturnNotes(
  { period }: CheckedVatReturn,
  outcome: VatReturnOutcome | undefined,
  { today, filedOn }: Surroundings,
): Messages[] {
  if (outcome === undefined) return [];
  if (filedOn !== undefined) return filedNotes(outcome, filedOn, today);
  const from = earliestFilingDate(period);
  const opens = { from: day(from) };
  return [
    ...(today < from ? [say('Versturen kan vanaf {from}.', 'It can be sent from {from}.', opens)] : []),
    ...fileByNote(outcome, today),
    ...directionNotes(outcome, today),
  ];
}

/** Once filed nothing is to be sent any more, whatever day it is read; whether the money has come is not known here. */
function filedNotes(outcome: VatReturnOutcome, filedOn: IsoDate, today: IsoDate): Messages[] {
  const { direction, amount, fileBy } = outcome;
  const filed = costOfFilingLate({ due: fileBy, filedOn }).messages;
  if (direction !== 'pay') return [filed, ...directionNotes(outcome, today)];
  if (today > fileBy && today <= graceEnds(fileBy)) return [filed, ...costOfLateMoney(amount, fileBy, today)];
  return [filed, ...(today > fileBy ? [] : [moneyBy(fileBy)]), costOfPayingAfterGrace(amount, fileBy)];
}

function costOfPayingAfterGrace(amount: number, due: IsoDate): Messages {
  const until = graceEnds(due);
  return say(
    'Komt het geld na {until} binnen, dan is de boete {paying}.',
    'If the money arrives after {until}, the fine is {paying}.',
    {
      until: day(until),
      paying: formatCents(finePayingOn(addDays(until, 1), amount, due)),
    },
  );
}

function fileByNote({ fileBy, direction }: VatReturnOutcome, today: string): Messages[] {
  const by = { by: day(fileBy) };
  if (today > fileBy)
    return [
      say(
        'De aangifte had uiterlijk {by} binnen moeten zijn. Dien zo snel mogelijk in.{cost}',
        'The return was due by {by}. File it as soon as you can.{cost}',
        { ...by, cost: costOfFilingToday('vat-return', fileBy, today) },
      ),
    ];
  return direction === 'nothing'
    ? [
        say(
          'Ook een aangifte waarop u niets betaalt of terugkrijgt, moet worden ingediend: uiterlijk {by}.',
          'A return with nothing to pay or get back must be filed too, by {by}.',
          by,
        ),
      ]
    : [say('De aangifte moet uiterlijk {by} binnen zijn.', 'The return must be filed by {by}.', by)];
}

function directionNotes({ direction, amount, fileBy }: VatReturnOutcome, today: string): Messages[] {
  switch (direction) {
    case 'pay':
      return today > fileBy ? costOfLateMoney(amount, fileBy, today) : [moneyBy(fileBy), costOfWaiting(amount, fileBy)];
    case 'refund': {
      const terms = ruleOn(today, REFUND_TERMS);
      return terms === undefined
        ? []
        : [
            say(
              'De Belastingdienst beslist binnen {decision} weken nadat de aangifte binnen is. Binnen {money} week daarna krijgt u het geld. Een betalingskenmerk is niet nodig.',
              'The tax office decides within {decision} weeks after the return arrives. The money follows within {money} week. No payment reference is needed.',
              { decision: terms.decisionWeeks, money: terms.paymentWeeks },
            ),
          ];
    }
    case 'nothing':
      return [];
    default:
      return direction satisfies never;
  }
}

function moneyBy(fileBy: IsoDate): Messages {
  return say(
    'Het geld moet uiterlijk {by} op de rekening van de Belastingdienst staan. Een weekend of feestdag geeft geen uitstel.',
    'The money must be on the tax office’s account by {by}. A weekend or holiday gives no extra time.',
    { by: day(fileBy) },
  );
}

/** Filing and paying are separate defaults, so both fines are named; the first days after the deadline are not fined. */
function costOfWaiting(amount: number, due: IsoDate): Messages {
  const { graceUntil, cents: filing } = costOfFilingLate({ due, filedOn: addDays(graceEnds(due), 1) });
  const paying = finePayingOn(addDays(graceUntil, 1), amount, due);
  return say(
    'Te laat kost geld. Komt de aangifte na {until} binnen, dan is de boete {filing}. Komt het geld na {until} binnen, dan is de boete {paying}.',
    'Being late costs money. If the return arrives after {until}, the fine is {filing}. If the money arrives after {until}, the fine is {paying}.',
    { until: day(graceUntil), filing: formatCents(filing), paying: formatCents(paying) },
  );
}

function costOfLateMoney(amount: number, due: IsoDate, today: IsoDate): Messages[] {
  const until = graceEnds(due);
  if (today <= until)
    return [
      say(
        'Is al het geld uiterlijk {until} binnen en was ook de vorige aangifte op tijd en helemaal betaald? Dan krijgt u geen boete voor te laat betalen.',
        'If all the money is there by {until} and the previous return was paid in time and in full too, there is no fine for paying late.',
        { until: day(until) },
      ),
      costOfPayingAfterGrace(amount, due),
    ];
  return [
    say(
      'Is het geld er nog niet, dan is de boete voor te laat betalen {fine}.',
      'If the money is not there yet, the fine for paying late is {fine}.',
      {
        fine: formatCents(finePayingOn(today, amount, due)),
      },
    ),
  ];
}

function finePayingOn(restPaidOn: IsoDate, amount: number, due: IsoDate): number {
  return costOfPayingLate({ due, amountCents: amount * 100, restPaidOn, previousPaidInTime: true }).cents;
}
