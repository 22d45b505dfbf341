import { normaliseNumber, passesElevenTest, passesMod97 } from './number-checks.js';
import { TaxInputError } from '../tax.errors.js';

declare const brand: unique symbol;

/** VAT identification number (btw-id) on invoices and in VIES: `NL000099998B57`. Not what a return is filed under. */
export type VatIdentificationNumber = string & { readonly [brand]: 'btw-id' };

const FORM = /^NL(\d{9})B(\d{2})$/;

/** Reads a Dutch btw-id, NL obligatory; throws TaxInputError VAT_ID_FORM or VAT_ID_CHECK. Legal persons pass by the 11-test. */
export function parseVatIdentificationNumber(text: string): VatIdentificationNumber {
  const number = normaliseNumber(text);
  const [, digits = '', sub = ''] = FORM.exec(number) ?? [];
  if (digits === '' || digits === '000000000' || sub === '00') throw new TaxInputError('VAT_ID_FORM');
  if (!passesElevenTest(digits) && !passesMod97(number)) throw new TaxInputError('VAT_ID_CHECK');
  return number as VatIdentificationNumber;
}
