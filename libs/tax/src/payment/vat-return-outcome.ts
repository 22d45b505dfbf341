import { computeTotal } from '../figures/arithmetic.js';
import type { BoxFigures } from '../figures/box-figures.js';
import { filingDeadline, type Residence } from '../periods/deadlines.js';
import { formatEuros } from '../figures/euros.js';
import type { IsoDate } from '../periods/iso-date.js';
import type { OmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import { formatIban } from './iban.js';
import { paymentAccountOn, type PaymentAccount } from './payment-account.js';
import { formatPaymentReference, paymentReference } from './payment-reference.js';
import { dateLabel, periodLabel } from '../periods/period-label.js';
import { periodKind, type Period } from '../periods/period.js';
import { TaxInputError, type Messages } from '../tax.errors.js';

/** How to pay a return: amount in whole euros, last day the money must be there, reference and account. */
export interface PaymentInstruction {
  readonly amount: number;
  readonly by: IsoDate;
  readonly reference: string;
  readonly account: PaymentAccount;
}

/** What a VAT return comes down to; `amount` is never negative. */
export interface VatReturnOutcome {
  readonly direction: 'pay' | 'refund' | 'nothing';
  readonly amount: number;
  readonly fileBy: IsoDate;
  readonly payment?: PaymentInstruction;
  readonly summary: Messages;
}

/** A VAT return with what its outcome depends on. */
export interface VatReturnFacts {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly figures: BoxFigures;
  readonly residence?: Residence;
}

/** Works out what to pay or receive, by when and with which reference, and says it in plain Dutch and English. Deterministic. */
export function vatReturnOutcome({
  taxpayer,
  period,
  figures,
  residence = 'resident',
}: VatReturnFacts): VatReturnOutcome {
  const fileBy = filingDeadline(period, 'vat-return', residence);
  if (fileBy === undefined || periodKind(period) === 'months') throw new TaxInputError('PERIOD_NOT_FOR_KIND');
  const total = figures.total ?? computeTotal(figures);
  const amount = Math.abs(total);
  if (total > 0) {
    const account = paymentAccountOn(fileBy);
    const reference = paymentReference(taxpayer, period);
    const payment = account && { amount, by: fileBy, reference, account };
    return {
      direction: 'pay',
      amount,
      fileBy,
      ...(payment && { payment }),
      summary: paySummary(period, amount, fileBy, reference, account),
    };
  }
  if (total < 0) return { direction: 'refund', amount, fileBy, summary: refundSummary(period, amount) };
  return { direction: 'nothing', amount: 0, fileBy, summary: nothingSummary(period, fileBy) };
}

/** A quarter takes an article, a month and a year do not. */
function inSentence(period: Period): Messages {
  const { nl, en } = periodLabel(period);
  return periodKind(period) === 'quarter' ? { nl: `het ${nl}`, en: `the ${en}` } : { nl, en };
}

function paySummary(
  period: Period,
  amount: number,
  by: IsoDate,
  reference: string,
  account?: PaymentAccount,
): Messages {
  const [label, euros, day, shown] = [
    inSentence(period),
    formatEuros(amount),
    dateLabel(by),
    formatPaymentReference(reference),
  ];
  const iban = account && formatIban(account.iban);
  return {
    nl:
      `U betaalt ${euros.nl} omzetbelasting over ${label.nl}. Het geld moet uiterlijk ${day.nl} bij de Belastingdienst binnen zijn` +
      `${iban === undefined ? '' : `, op rekening ${iban}`}, met betalingskenmerk ${shown}.`,
    en:
      `You pay ${euros.en} VAT for ${label.en}. The money must have reached the tax office by ${day.en}` +
      `${iban === undefined ? '' : `, on account ${iban}`}, with payment reference ${shown}.`,
  };
}

function refundSummary(period: Period, amount: number): Messages {
  const [label, euros] = [inSentence(period), formatEuros(amount)];
  return {
    nl: `U krijgt ${euros.nl} omzetbelasting over ${label.nl} terug. De Belastingdienst beslist binnen 8 weken en betaalt binnen een week daarna; een betalingskenmerk is niet nodig.`,
    en: `You get back ${euros.en} VAT for ${label.en}. The tax office decides within 8 weeks and pays within a week after that; no payment reference is needed.`,
  };
}

function nothingSummary(period: Period, fileBy: IsoDate): Messages {
  const [label, day] = [inSentence(period), dateLabel(fileBy)];
  return {
    nl: `U hoeft over ${label.nl} niets te betalen en krijgt niets terug. De aangifte moet wel uiterlijk ${day.nl} binnen zijn.`,
    en: `You pay nothing and get nothing back for ${label.en}. The return must still be filed by ${day.en}.`,
  };
}
