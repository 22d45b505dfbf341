import type { CheckedFiling } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { filingDeadline } from '../periods/deadlines.js';
import type { IsoDate } from '../periods/iso-date.js';
import { supplementDeadline } from '../periods/supplement-terms.js';
import type { Messages } from '../tax.errors.js';
import { filingTitle } from './explain-filing.js';
import { customersInWords } from './explain-icp-statement.js';
import { totalOf } from './explain-vat-return.js';
import { day, euros, NOTHING, say, signed } from './wording.js';

/** The filing in one line for e-mail and lists: kind, period, amount and last day. Never a number of the taxpayer or a customer. */
export function explainInOneLine(
  filing: CheckedFiling,
  surroundings: Pick<Surroundings, 'residence' | 'discovered'> = {},
): Messages {
  const by = lastDay(filing, surroundings);
  return say('{title}: {outcome}{by}', '{title}: {outcome}{by}', {
    title: filingTitle(filing),
    outcome: outcomeOf(filing),
    by: by === undefined ? NOTHING : untilWhen(filing, by),
  });
}

/** Only what is paid on a return is due on the day of filing; beside a refund or a supplement a bare day would be read as that of the money. */
function untilWhen(filing: CheckedFiling, by: IsoDate): Messages {
  const isPaidThen = filing.kind === 'vat-return' && totalOf(filing) > 0;
  const parts = { day: day(by) };
  return isPaidThen
    ? say(', uiterlijk {day}', ', by {day}', parts)
    : say(', indienen uiterlijk {day}', ', to be filed by {day}', parts);
}

function lastDay(
  { kind, period }: CheckedFiling,
  { residence, discovered }: Pick<Surroundings, 'residence' | 'discovered'>,
) {
  if (kind === 'supplement') return discovered === undefined ? undefined : supplementDeadline(discovered);
  return filingDeadline(period, kind, residence);
}

function outcomeOf(filing: CheckedFiling): Messages {
  switch (filing.kind) {
    case 'vat-return':
      return payOrReceive(totalOf(filing), say('te betalen', 'to pay'));
    case 'supplement':
      return payOrReceive(filing.supplement.difference, say('bij te betalen', 'more to pay'));
    case 'icp-statement':
      return say('{amount} voor {customers} in andere EU-landen', '{amount} for {customers} in other EU countries', {
        amount: signed(filing.totals.total),
        customers: customersInWords(filing.totals.customers),
      });
    default:
      return filing satisfies never;
  }
}

function payOrReceive(total: number, pay: Messages): Messages {
  const amount = euros(total);
  if (total === 0) return { nl: 'niets te betalen', en: 'nothing to pay' };
  return total > 0
    ? say('{amount} {pay}', '{amount} {pay}', { amount, pay })
    : say('{amount} terug te krijgen', '{amount} to get back', { amount });
}
