import type { CheckedIcpStatement } from '../checks/checked-filing.js';
import { shiftPeriod, type Period } from '../periods/period.js';
import type { Messages } from '../tax.errors.js';
import { customerKey, icpCustomers } from './icp-customers.js';
import { euros, overPeriod, say, signed } from './wording.js';

/** Most customers that are named; the table has them all. */
const MOST_CUSTOMERS = 3;

const SUBJECTS = {
  goods: { nl: 'Het bedrag aan goederen', en: 'The amount of goods' },
  services: { nl: 'Het bedrag aan diensten', en: 'The amount of services' },
  triangular: { nl: 'Het bedrag aan ABC-leveringen', en: 'The amount of triangular supplies' },
  corrections: { nl: 'Het bedrag aan correcties', en: 'The amount of corrections' },
} as const;
const PARTS = ['goods', 'services', 'triangular', 'corrections'] as const;

/** What the total is made of, or with a statement to compare with, what changed: by kind of supply, then the customers that changed most. */
export function icpReasons(filing: CheckedIcpStatement, previous: CheckedIcpStatement | undefined): Messages[] {
  return previous === undefined
    ? composition(filing)
    : [...supplyChanges(filing, previous), ...customerChanges(filing, previous)];
}

function composition({ totals }: CheckedIcpStatement): Messages[] {
  return PARTS.filter((part) => totals[part] !== 0).map((part) =>
    say('{subject} is {amount}.', '{subject} is {amount}.', { subject: SUBJECTS[part], amount: signed(totals[part]) }),
  );
}

function supplyChanges(filing: CheckedIcpStatement, previous: CheckedIcpStatement): Messages[] {
  return PARTS.map((part) => ({ part, is: filing.totals[part], was: previous.totals[part] }))
    .filter(({ is, was }) => is !== was)
    .sort((a, b) => Math.abs(b.is - b.was) - Math.abs(a.is - a.was))
    .map(({ part, is, was }) => {
      const parts = { subject: SUBJECTS[part], is: signed(is), was: signed(was) };
      return is > was
        ? say('{subject} steeg van {was} naar {is}.', '{subject} rose from {was} to {is}.', parts)
        : say('{subject} daalde van {was} naar {is}.', '{subject} fell from {was} to {is}.', parts);
    });
}

function customerChanges(filing: CheckedIcpStatement, previous: CheckedIcpStatement): Messages[] {
  const [now, before] = [totalsByCustomer(filing), totalsByCustomer(previous)];
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((customer) => ({
      customer,
      is: now.get(customer) ?? 0,
      was: before.get(customer) ?? 0,
      isNew: !before.has(customer),
      isGone: !now.has(customer),
    }))
    .filter(({ is, was }) => is !== was)
    .sort((a, b) => Math.abs(b.is - b.was) - Math.abs(a.is - a.was) || (a.customer < b.customer ? -1 : 1))
    .slice(0, MOST_CUSTOMERS)
    .map((change) => customerChange(change, filing.period));
}

function totalsByCustomer(statement: CheckedIcpStatement): Map<string, number> {
  return new Map(icpCustomers(statement).map((customer) => [customerKey(customer), customer.total]));
}

interface CustomerChange {
  readonly customer: string;
  readonly is: number;
  readonly was: number;
  readonly isNew: boolean;
  readonly isGone: boolean;
}

/** A customer whose credit notes bring him to zero is in the statement all the same, and who is gone may have had more credit than supplies. */
function customerChange({ customer, is, was, isNew, isGone }: CustomerChange, period: Period): Messages {
  const parts = {
    customer,
    is: signed(is),
    was: signed(was),
    difference: euros(is - was),
    when: overPeriod(shiftPeriod(period, -1)),
  };
  if (isNew) return say('Klant {customer} is nieuw: {is}.', 'Customer {customer} is new: {is}.', parts);
  if (isGone && was < 0)
    return say(
      'Klant {customer} staat er niet meer in; {when} was dat {was}.',
      'Customer {customer} is no longer in it; {when} that was {was}.',
      parts,
    );
  if (isGone)
    return say(
      'Klant {customer} staat er niet meer in: {difference} minder dan {when}.',
      'Customer {customer} is no longer in it: {difference} less than {when}.',
      parts,
    );
  return is > was
    ? say(
        'Aan klant {customer} leverde u {difference} meer dan {when}.',
        'Customer {customer} got {difference} more than {when}.',
        parts,
      )
    : say(
        'Aan klant {customer} leverde u {difference} minder dan {when}.',
        'Customer {customer} got {difference} less than {when}.',
        parts,
      );
}
