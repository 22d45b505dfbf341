import type { CheckedVatReturn } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { earliestFilingDate } from '../periods/deadlines.js';
import { ruleOn } from '../periods/dated-rule.js';
import type { VatReturnOutcome } from '../payment/vat-return-outcome.js';
import { REFUND_TERMS } from '../payment/refund-expectation.js';
import type { Messages } from '../tax.errors.js';
import { day, say } from './wording.js';

/** What comes next: when to send, when the money must be there or comes, what being late costs. */
export function vatReturnNotes(
  { period }: CheckedVatReturn,
  outcome: VatReturnOutcome | undefined,
  { today }: Surroundings,
): Messages[] {
  if (outcome === undefined) return [];
  const from = earliestFilingDate(period);
  const opens = { from: day(from) };
  return [
    ...(today < from ? [say('Versturen kan vanaf {from}.', 'It can be sent from {from}.', opens)] : []),
    ...fileByNote(outcome, today),
    ...directionNotes(outcome, today),
  ];
}

function fileByNote({ fileBy, direction }: VatReturnOutcome, today: string): Messages[] {
  const by = { by: day(fileBy) };
  if (today > fileBy)
    return [
      say(
        'De aangifte had uiterlijk {by} binnen moeten zijn. Dien zo snel mogelijk in.',
        'The return was due by {by}. File it as soon as you can.',
        by,
      ),
    ];
  return direction === 'nothing'
    ? [
        say(
          'Ook een aangifte zonder bedrag moet worden ingediend: uiterlijk {by}.',
          'A return without an amount must be filed too, by {by}.',
          by,
        ),
      ]
    : [say('De aangifte moet uiterlijk {by} binnen zijn.', 'The return must be filed by {by}.', by)];
}

function directionNotes({ direction, fileBy }: VatReturnOutcome, today: string): Messages[] {
  switch (direction) {
    case 'pay':
      return today > fileBy
        ? []
        : [
            say(
              'Het geld moet uiterlijk {by} op de rekening van de Belastingdienst staan. Een weekend of feestdag geeft geen uitstel.',
              'The money must be on the tax office’s account by {by}. A weekend or holiday gives no extra time.',
              { by: day(fileBy) },
            ),
          ];
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
