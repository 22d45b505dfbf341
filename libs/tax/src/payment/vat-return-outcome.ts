import { computeTotal } from '../figures/arithmetic.js';
import type { BoxFigures } from '../figures/box-figures.js';
import { filingDeadline, type Residence } from '../periods/deadlines.js';
import type { IsoDate } from '../periods/iso-date.js';
import type { OmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import { paymentAccountOn, type PaymentAccount } from './payment-account.js';
import { paymentReference } from './payment-reference.js';
import { periodKind, type Period } from '../periods/period.js';
import { TaxInputError } from '../tax.errors.js';

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
}

/** A VAT return with what its outcome depends on. */
export interface VatReturnFacts {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly figures: BoxFigures;
  readonly residence?: Residence;
  /** When it is asked: who pays late pays to an account that is open then. Default: paid in time. */
  readonly today?: IsoDate;
}

/** Works out what to pay or receive, by when and with which reference; explainFiling says it in words. Throws TaxInputError PERIOD_NOT_FOR_KIND. */
export function vatReturnOutcome({
  taxpayer,
  period,
  figures,
  residence = 'resident',
  today = '',
}: VatReturnFacts): VatReturnOutcome {
  const fileBy = filingDeadline(period, 'vat-return', residence);
  if (fileBy === undefined || periodKind(period) === 'months') throw new TaxInputError('PERIOD_NOT_FOR_KIND');
  const total = figures.total ?? computeTotal(figures);
  const amount = Math.abs(total);
  if (total > 0) {
    const account = paymentAccountOn(today > fileBy ? today : fileBy);
    const reference = paymentReference(taxpayer, period);
    const payment = account && { amount, by: fileBy, reference, account };
    return { direction: 'pay', amount, fileBy, ...(payment && { payment }) };
  }
  return { direction: total < 0 ? 'refund' : 'nothing', amount, fileBy };
}
