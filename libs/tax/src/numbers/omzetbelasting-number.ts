import { beginsAsRsin, normaliseNumber, passesElevenTest, passesMod97 } from './number-checks.js';
import { TaxInputError, type TaxErrorCode } from '../tax.errors.js';

declare const brand: unique symbol;

/** VAT number towards the tax office (omzetbelastingnummer): `123456782B01`, no NL. May hold a BSN: mask it wherever it is shown or logged. */
export type OmzetbelastingNumber = string & { readonly [brand]: 'omzetbelastingnummer' };

const FORM = /^(?:NL)?(\d{9})B(\d{2})$/;
const CANONICAL = /^\d{9}B\d{2}$/;

/** Why `text` is not a VAT number, or undefined when it is one. */
export function omzetbelastingNumberProblem(text: string): TaxErrorCode | undefined {
  const [, digits = '', sub = ''] = FORM.exec(normaliseNumber(text)) ?? [];
  if (digits === '' || digits === '000000000' || sub === '00') return 'VAT_NUMBER_FORM';
  if (passesElevenTest(digits)) return undefined;
  return passesMod97(`NL${digits}B${sub}`) ? 'VAT_NUMBER_IS_VAT_ID' : 'VAT_NUMBER_CHECK';
}

/** Reads a VAT number with or without NL, spaces and dots; throws TaxInputError VAT_NUMBER_FORM, _CHECK or _IS_VAT_ID. */
export function parseOmzetbelastingNumber(text: string): OmzetbelastingNumber {
  const problem = omzetbelastingNumberProblem(text);
  if (problem !== undefined) throw new TaxInputError(problem);
  return normaliseNumber(text).replace(/^NL/, '') as OmzetbelastingNumber;
}

/** True when `text` is a VAT number in its canonical form. */
export function isOmzetbelastingNumber(text: string): text is OmzetbelastingNumber {
  return CANONICAL.test(text) && !text.endsWith('00') && passesElevenTest(text.slice(0, 9));
}

/** `123456782B01` → `*******82B01`, for lists, logs and e-mail. Any other text is masked but for its last five signs. */
export function maskOmzetbelastingNumber(number: string): string {
  const kept = number.length >= 12 ? 5 : 0;
  return '*'.repeat(number.length - kept) + number.slice(number.length - kept);
}

/** True when the nine digits are probably a BSN (a person): an RSIN begins with 00 or 80–89 (domain.md 7.6). */
export function holdsBsn(number: OmzetbelastingNumber): boolean {
  return !beginsAsRsin(number);
}

/** The number as screens and documents may show it: whole for a legal person, masked where it holds a BSN. */
export function shownOmzetbelastingNumber(number: OmzetbelastingNumber): string {
  return holdsBsn(number) ? maskOmzetbelastingNumber(number) : number;
}
