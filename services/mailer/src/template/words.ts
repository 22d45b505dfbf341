import {
  dateLabel,
  filingDeadline,
  filingTitle,
  formatEuros,
  formatIban,
  formatPaymentReference,
  parseIsoDate,
  type IsoDate,
} from '@akkoord/tax';
import type { FilingInMail } from '../mail/story.js';
import { say, type Both } from './text.js';
import type { PaymentInMail } from './payment.js';

/** A line of facts in both languages. */
export interface BothLine {
  readonly label: Both;
  readonly value: Both;
  readonly isStrong?: boolean;
}

/** `Btw-aangifte 3e kwartaal 2026`. */
export const titleOf = ({ kind, period }: FilingInMail): Both => filingTitle({ kind, period: period });

/** Last day to file; none for a supplement, whose term begins with the discovery. */
export function dueDayOf(filing: FilingInMail): Both | undefined {
  const day = dueDateOf(filing);
  return day === undefined ? undefined : dateLabel(day);
}

const dueDateOf = ({ dueOn, kind, period, residence }: FilingInMail): IsoDate | undefined =>
  dueOn === undefined ? filingDeadline(period, kind, residence) : parseIsoDate(dueOn);

/** Whether the last day is over. */
export function isLate(filing: FilingInMail, today: IsoDate): boolean {
  const day = dueDateOf(filing);
  return day !== undefined && day < today;
}

/** What the filing comes down to in one sentence, or undefined for an ICP statement. */
export function outcomeOf(filing: FilingInMail, today: IsoDate): Both | undefined {
  const { kind, totalEuros } = filing;
  if (totalEuros === undefined || kind === 'icp-statement') return undefined;
  const amount = formatEuros(Math.abs(totalEuros));
  const isSupplement = kind === 'supplement';
  if (totalEuros === 0) return say('U betaalt niets en krijgt niets terug.', 'You pay nothing and get nothing back.');
  if (totalEuros < 0) return say('U krijgt {amount} terug.', 'You get {amount} back.', { amount });
  if (isSupplement) return say('U betaalt {amount} bij.', 'You pay {amount} more.', { amount });
  const day = dueDayOf(filing);
  if (day && isLate(filing, today)) {
    return say(
      'U betaalt {amount}. Dat moest uiterlijk {day}; doe het dus zo snel mogelijk.',
      'You pay {amount}. It was due by {day}, so do it as soon as you can.',
      { amount, day },
    );
  }
  return day
    ? say('U betaalt {amount}, uiterlijk {day}.', 'You pay {amount}, by {day}.', { amount, day })
    : say('U betaalt {amount}.', 'You pay {amount}.', { amount });
}

/** Organisation, what it is, amount and last day. */
export function factsOf(filing: FilingInMail): BothLine[] {
  const { totalEuros, kind, organisation } = filing;
  const amount = totalEuros === undefined || kind === 'icp-statement' ? undefined : formatEuros(Math.abs(totalEuros));
  const day = dueDayOf(filing);
  return [
    { label: say('Bedrijf', 'Company'), value: same(organisation) },
    { label: say('Aangifte', 'Filing'), value: titleOf(filing) },
    ...(amount && totalEuros !== undefined
      ? [{ label: amountLabel(totalEuros, kind), value: amount, isStrong: true }]
      : []),
    ...(day ? [{ label: say('Uiterlijk', 'Due by'), value: day }] : []),
  ];
}

const amountLabel = (total: number, kind: FilingInMail['kind']): Both =>
  total < 0
    ? say('U krijgt terug', 'You get back')
    : kind === 'supplement'
      ? say('Bij te betalen', 'To pay in addition')
      : say('Te betalen', 'To pay');

/** Amount, last day, account and reference; for a sole trader no reference, as it holds his BSN. */
export function paymentLines({ amount, by, iban, beneficiary, reference }: PaymentInMail): BothLine[] {
  return [
    { label: say('Te betalen', 'To pay'), value: formatEuros(amount), isStrong: true },
    { label: say('Uiterlijk op de rekening', 'To arrive by'), value: dateLabel(parseIsoDate(by)) },
    { label: say('Rekening', 'Account'), value: same(formatIban(iban)) },
    { label: say('Op naam van', 'In the name of'), value: same(beneficiary) },
    {
      label: say('Betalingskenmerk', 'Payment reference'),
      value: reference ? same(formatPaymentReference(reference)) : say('staat in de portal', 'is shown in the portal'),
    },
  ];
}

/** A moment in words, in Dutch time. */
export function momentOf(instant: string): Both {
  const words = (locale: string): string =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Amsterdam',
    }).format(new Date(instant));
  return { nl: words('nl-NL'), en: words('en-GB') };
}

/** The same in both languages. */
export const same = (text: string): Both => ({ nl: text, en: text });
