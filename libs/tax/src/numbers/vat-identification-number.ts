import { beginsAsRsin, normaliseNumber, passesElevenTest, passesMod97 } from './number-checks.js';
import { TaxInputError, type TaxErrorCode } from '../tax.errors.js';

declare const brand: unique symbol;

/** VAT identification number (btw-id) on invoices and in VIES: `NL000099998B57`. Not what a return is filed under. */
export type VatIdentificationNumber = string & { readonly [brand]: 'btw-id' };

const FORM = /^(?:NL)?(\d{9})B(\d{2})$/;

/**
 * Why `text` is no btw-id, or undefined when it is one. A sole trader's passes mod 97; a legal person's is NL and the VAT number,
 * so the 11-test on an RSIN. Digits that pass the 11-test but begin as a BSN are the VAT number of a sole trader (domain.md 7.6).
 */
export function vatIdentificationNumberProblem(text: string): TaxErrorCode | undefined {
  const [, digits = '', sub = ''] = FORM.exec(normaliseNumber(text)) ?? [];
  if (digits === '' || digits === '000000000' || sub === '00') return 'VAT_ID_FORM';
  if (passesMod97(`NL${digits}B${sub}`)) return undefined;
  if (!passesElevenTest(digits)) return 'VAT_ID_CHECK';
  return beginsAsRsin(digits) ? undefined : 'VAT_ID_IS_VAT_NUMBER';
}

/** Reads a Dutch btw-id with or without NL, spaces and dots, and gives it with NL; throws TaxInputError VAT_ID_FORM, _CHECK or _IS_VAT_NUMBER. */
export function parseVatIdentificationNumber(text: string): VatIdentificationNumber {
  const problem = vatIdentificationNumberProblem(text);
  if (problem !== undefined) throw new TaxInputError(problem);
  return `NL${normaliseNumber(text).replace(/^NL/, '')}` as VatIdentificationNumber;
}
