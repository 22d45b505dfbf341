import type { OmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import type { FilingKind } from '../filing-kinds.js';
import { monthOf, parsePeriod, periodKind, quarterOf, type Period } from '../periods/period.js';
import { TaxInputError } from '../tax.errors.js';

// Belastingdienst, "Specificatie Betalingskenmerk bepaling" v1.5 of 20-04-2023; domain.md 7.7.
const WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];

/** What a reference pays, by its middle code (position 10). */
export const REFERENCE_TAXES = {
  '0': 'wage-tax-assessment',
  '1': 'vat-return',
  '5': 'vat-assessment',
  '6': 'wage-tax-return',
} as const;

/** `other` is any middle code that is not known here. */
export type ReferenceTax = (typeof REFERENCE_TAXES)[keyof typeof REFERENCE_TAXES] | 'other';

/** The parts of a payment reference. `fiscalNumber` is the first eight digits of an RSIN or BSN: personal data, mask it. `year` is the last digit of the year. */
export interface PaymentReferenceParts {
  readonly fiscalNumber: string;
  readonly tax: ReferenceTax;
  readonly year: string;
  readonly subNumber: string;
  readonly periodCode: string;
  readonly sequence: string;
}

/**
 * Payment reference (betalingskenmerk) of a VAT return: 16 digits without spaces. A supplement is paid by the assessment that follows,
 * with the reference on it. Throws TaxInputError PAYMENT_REFERENCE_PERIOD, PAYMENT_REFERENCE_SUPPLEMENT or PAYMENT_REFERENCE_ICP.
 */
export function paymentReference(
  number: OmzetbelastingNumber,
  period: Period,
  filing: FilingKind = 'vat-return',
): string {
  if (filing === 'supplement') throw new TaxInputError('PAYMENT_REFERENCE_SUPPLEMENT');
  if (filing === 'icp-statement') throw new TaxInputError('PAYMENT_REFERENCE_ICP');
  return composePaymentReference({
    fiscalNumber: number.slice(0, 8),
    tax: 'vat-return',
    year: period.end.slice(3, 4),
    subNumber: number.slice(10, 12),
    periodCode: periodCode(period),
    sequence: '0',
  });
}

/** Puts the parts of a known tax together, with the check digit in front. */
export function composePaymentReference(
  parts: Omit<PaymentReferenceParts, 'tax'> & { readonly tax: Exclude<ReferenceTax, 'other'> },
): string {
  const [middle = ''] = Object.entries(REFERENCE_TAXES).find(([, tax]) => tax === parts.tax) ?? [];
  const body = parts.fiscalNumber + middle + parts.year + parts.subNumber + parts.periodCode + parts.sequence;
  return checkDigit(body) + body;
}

/** Takes a reference apart, with or without spaces; throws TaxInputError PAYMENT_REFERENCE_FORM or PAYMENT_REFERENCE_CHECK. */
export function parsePaymentReference(text: string): PaymentReferenceParts {
  const digits = text.replace(/\s/g, '');
  const [, fiscalNumber = '', middle = '', year = '', subNumber = '', code = '', sequence = ''] =
    /^\d(\d{8})(\d)(\d)(\d{2})(\d{2})(\d)$/.exec(digits) ?? [];
  if (fiscalNumber === '') throw new TaxInputError('PAYMENT_REFERENCE_FORM');
  if (!isPaymentReference(digits)) throw new TaxInputError('PAYMENT_REFERENCE_CHECK');
  const tax = Object.hasOwn(REFERENCE_TAXES, middle)
    ? REFERENCE_TAXES[middle as keyof typeof REFERENCE_TAXES]
    : 'other';
  return { fiscalNumber, tax, year, subNumber, periodCode: code, sequence };
}

/** The month, quarter or year a VAT reference is for, in the ten years that end with the year after `thisYear`; undefined for other codes. Year code 00 is read as 40. */
export function periodOfReference(
  { tax, year, periodCode: code }: PaymentReferenceParts,
  thisYear: number,
): Period | undefined {
  if (tax !== 'vat-return' && tax !== 'vat-assessment') return undefined;
  const latest = thisYear + 1;
  const full = latest - ((latest - Number(year)) % 10);
  const number = Number(code);
  if (number >= 1 && number <= 12) return parsePeriod(`${full}-${code}`);
  if (number === 40 || number === 0) return parsePeriod(String(full));
  const quarter = (number - 18) / 3;
  return [1, 2, 3, 4].includes(quarter) ? parsePeriod(`${full}-Q${quarter}`) : undefined;
}

/** `0036000011302270` → `0036 0000 1130 2270`, as the tax office prints it. */
export function formatPaymentReference(reference: string): string {
  return reference.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** True for 16 digits, with or without spaces, whose check digit holds. */
export function isPaymentReference(text: string): boolean {
  const digits = text.replace(/\s/g, '');
  return /^\d{16}$/.test(digits) && checkDigit(digits.slice(1)) === digits[0];
}

function periodCode(period: Period): string {
  const kind = periodKind(period);
  switch (kind) {
    case 'month':
      return String(monthOf(period.start)).padStart(2, '0');
    case 'quarter':
      return String(18 + 3 * quarterOf(period));
    case 'year':
      return '40';
    case 'months':
      throw new TaxInputError('PAYMENT_REFERENCE_PERIOD');
    default:
      return kind satisfies never;
  }
}

function checkDigit(body: string): string {
  const sum = [...body]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index % 10] ?? 0), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? '0' : check === 10 ? '1' : String(check);
}
