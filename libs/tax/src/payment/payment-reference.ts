import type { OmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import { monthOf, periodKind, quarterOf, type Period } from '../periods/period.js';
import { TaxInputError } from '../tax.errors.js';

// Belastingdienst, "Specificatie Betalingskenmerk bepaling" v1.5 of 20-04-2023; domain.md 7.7.
const WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];
const VAT_RETURN = '1';

/** Payment reference (betalingskenmerk) of a VAT return: 16 digits without spaces. Throws TaxInputError PAYMENT_REFERENCE_PERIOD. */
export function paymentReference(number: OmzetbelastingNumber, period: Period): string {
  const year = period.end.slice(3, 4);
  const body = `${number.slice(0, 8)}${VAT_RETURN}${year}${number.slice(10, 12)}${periodCode(period)}0`;
  return checkDigit(body) + body;
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
