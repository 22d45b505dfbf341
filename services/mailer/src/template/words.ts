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

/** What the filing comes down to, as the client reads it and as his office does. */
const OUTCOMES = {
  client: {
    nothing: ['U betaalt niets en krijgt niets terug.', 'You pay nothing and get nothing back.'],
    back: ['U krijgt {amount} terug.', 'You get {amount} back.'],
    more: [
      'U betaalt {amount} bij, op de aanslag die u daarvoor nog krijgt. Betaal nog niet.',
      'You pay {amount} more, on the assessment you will get for it. Do not pay yet.',
    ],
    late: [
      'U betaalt {amount}. Dat moest uiterlijk {day}. Hebt u nog niet betaald, doe dat dan zo snel mogelijk.',
      'You pay {amount}. It was due by {day}. If you have not paid yet, do so as soon as you can.',
    ],
    by: ['U betaalt {amount}, uiterlijk {day}.', 'You pay {amount}, by {day}.'],
    some: ['U betaalt {amount}.', 'You pay {amount}.'],
  },
  office: {
    nothing: ['De klant betaalt niets en krijgt niets terug.', 'The client pays nothing and gets nothing back.'],
    back: ['De klant krijgt {amount} terug.', 'The client gets {amount} back.'],
    more: ['De klant betaalt {amount} bij.', 'The client pays {amount} more.'],
    late: ['De klant betaalt {amount}. Dat moest uiterlijk {day}.', 'The client pays {amount}. It was due by {day}.'],
    by: ['De klant betaalt {amount}, uiterlijk {day}.', 'The client pays {amount}, by {day}.'],
    some: ['De klant betaalt {amount}.', 'The client pays {amount}.'],
  },
} as const;

/** What the filing comes down to in one sentence, or undefined for an ICP statement. */
export function outcomeOf(
  filing: FilingInMail,
  today: IsoDate,
  reader: keyof typeof OUTCOMES = 'client',
): Both | undefined {
  const { kind, totalEuros } = filing;
  if (totalEuros === undefined || kind === 'icp-statement') return undefined;
  const words = OUTCOMES[reader];
  const amount = formatEuros(Math.abs(totalEuros));
  if (totalEuros === 0) return say(words.nothing[0], words.nothing[1]);
  if (totalEuros < 0) return say(words.back[0], words.back[1], { amount });
  if (kind === 'supplement') return say(words.more[0], words.more[1], { amount });
  const day = dueDayOf(filing);
  if (!day) return say(words.some[0], words.some[1], { amount });
  const [nl, en] = isLate(filing, today) ? words.late : words.by;
  return say(nl, en, { amount, day });
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
    ...(day ? [{ label: dueLabel(filing), value: day }] : []),
  ];
}

/** Beside an amount to get back, or to pay on an assessment that follows, a bare last day would be read as that of the money. */
export const isPaidByDueDay = ({ kind, totalEuros = 0 }: FilingInMail): boolean =>
  kind === 'vat-return' && totalEuros > 0;

const dueLabel = (filing: FilingInMail): Both =>
  isPaidByDueDay(filing) ? say('Uiterlijk', 'Due by') : say('Indienen uiterlijk', 'To be filed by');

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
