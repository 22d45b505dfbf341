import { normaliseNumber } from './number-checks.js';
import { TaxInputError } from '../tax.errors.js';

declare const brand: unique symbol;

/** Number of a tax consultant at the tax office (beconnummer): six digits (digipoort.md 5.4). */
export type ConsultantNumber = string & { readonly [brand]: 'beconnummer' };

/** Number of a software maker, given by the tax office (swo-nummer): `SWO` and five digits, eight signs (digipoort.md 5.4). */
export type SoftwareVendorNumber = string & { readonly [brand]: 'swo-nummer' };

/** Reads a consultant number; throws TaxInputError CONSULTANT_NUMBER_FORM. */
export function parseConsultantNumber(text: string): ConsultantNumber {
  const digits = normaliseNumber(text);
  if (!/^\d{6}$/.test(digits)) throw new TaxInputError('CONSULTANT_NUMBER_FORM');
  return digits as ConsultantNumber;
}

/** Reads a software vendor number, in either case; throws TaxInputError SOFTWARE_VENDOR_NUMBER_FORM. */
export function parseSoftwareVendorNumber(text: string): SoftwareVendorNumber {
  const number = normaliseNumber(text);
  if (!/^SWO\d{5}$/.test(number)) throw new TaxInputError('SOFTWARE_VENDOR_NUMBER_FORM');
  return number as SoftwareVendorNumber;
}
