import type { IsoDate } from '../periods/iso-date.js';

/** A bank account of the tax office and the days it may be paid on; `until` absent = no end known. */
export interface PaymentAccount {
  readonly iban: string;
  readonly bic: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly until?: IsoDate;
  readonly source: string;
}

const SOURCE = 'belastingdienst.nl, rekeningnummers; domain.md 7.7';

/** Accounts in order of introduction; where two are open the newest is preferred. */
export const PAYMENT_ACCOUNTS: readonly PaymentAccount[] = [
  {
    iban: 'NL86INGB0002445588',
    bic: 'INGBNL2A',
    name: 'Belastingdienst',
    from: '2013-01-01',
    until: '2026-12-31',
    source: SOURCE,
  },
  { iban: 'NL04RABO0200112244', bic: 'RABONL2U', name: 'Belastingdienst', from: '2026-05-01', source: SOURCE },
];

/** The accounts that may be paid to on a day, the preferred one first; both of 2026 are open from May to December. */
export function paymentAccountsOn(
  date: IsoDate,
  accounts: readonly PaymentAccount[] = PAYMENT_ACCOUNTS,
): readonly PaymentAccount[] {
  return accounts
    .filter((account) => account.from <= date && (account.until === undefined || date <= account.until))
    .reverse();
}

/** The account to pay to on a day. */
export function paymentAccountOn(
  date: IsoDate,
  accounts: readonly PaymentAccount[] = PAYMENT_ACCOUNTS,
): PaymentAccount | undefined {
  return paymentAccountsOn(date, accounts)[0];
}
