import { beginsAsRsin, normaliseNumber, passesElevenTest } from './number-checks.js';
import type { OmzetbelastingNumber } from './omzetbelasting-number.js';
import { TaxInputError } from '../tax.errors.js';

declare const brand: unique symbol;

/** Number of a legal person or partnership (RSIN): nine digits, beginning with 00 or 80–89. Not personal data, unlike a BSN. */
export type Rsin = string & { readonly [brand]: 'rsin' };

/** Reads an RSIN with spaces or dots; throws TaxInputError RSIN_FORM, RSIN_CHECK or RSIN_IS_BSN. */
export function parseRsin(text: string): Rsin {
  const digits = normaliseNumber(text);
  if (!/^\d{9}$/.test(digits)) throw new TaxInputError('RSIN_FORM');
  if (!passesElevenTest(digits)) throw new TaxInputError('RSIN_CHECK');
  if (!beginsAsRsin(digits)) throw new TaxInputError('RSIN_IS_BSN');
  return digits as Rsin;
}

/** The RSIN in a VAT number, or undefined where its digits are probably a BSN. */
export function rsinOf(number: OmzetbelastingNumber): Rsin | undefined {
  return beginsAsRsin(number) ? (number.slice(0, 9) as Rsin) : undefined;
}
