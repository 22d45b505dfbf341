import { EU_VAT_COUNTRIES, type EuVatCountryCode } from './eu-vat-countries.js';
import { normaliseNumber } from './number-checks.js';
import { taxMessages, TaxInputError, type Messages, type TaxErrorCode, type TaxErrorDetails } from '../tax.errors.js';

/** VAT number of a customer in another EU country. `number` is without the prefix, as XBRL holds it. */
export interface EuVatNumber {
  readonly country: EuVatCountryCode;
  readonly number: string;
}

/** Why a country code and number are no VAT number of another EU country; never holds the number itself. */
export interface EuVatNumberProblem {
  readonly code: TaxErrorCode;
  readonly details: TaxErrorDetails;
  readonly messages: Messages;
}

/** Narrows text to a country code of the ICP statement; `GR`, `NL` and `GB` are none. */
export function isEuVatCountryCode(text: string): text is EuVatCountryCode {
  return Object.hasOwn(EU_VAT_COUNTRIES, text);
}

/** Judges a country code and a number without prefix in their canonical form, as XBRL holds them. */
export function euVatNumberProblem(country: string, number: string): EuVatNumberProblem | undefined {
  if (country === 'NL') return problem('EU_VAT_COUNTRY_DUTCH');
  if (country === 'GB') return problem('EU_VAT_COUNTRY_BRITISH');
  if (!isEuVatCountryCode(country))
    return problem('EU_VAT_COUNTRY_UNKNOWN', { country: country.replace(/[^A-Za-z]/g, '').slice(0, 2) });
  const { form, name, example, hasCheckDigit } = EU_VAT_COUNTRIES[country];
  const details = { country, countryNl: name.nl, countryEn: name.en, example: `${country}${example}` };
  if (!form.test(number)) return problem('EU_VAT_FORM', details);
  return hasCheckDigit(number) ? undefined : problem('EU_VAT_CHECK', details);
}

/**
 * Reads what a person or an ERP gives: the whole number (`DE 136.695.976`), or the number with its country apart. `GR` becomes `EL`, an
 * old Belgian number of nine digits gets its 0. Throws TaxInputError EU_VAT_COUNTRY_MISSING, _UNKNOWN, _DUTCH, _BRITISH, EU_VAT_FORM or EU_VAT_CHECK.
 */
export function parseEuVatNumber(text: string, country?: string): EuVatNumber {
  const typed = normaliseNumber(text);
  const prefix = greek(normaliseNumber(country ?? /^[A-Z]{2}/.exec(typed)?.[0] ?? ''));
  if (prefix === '') throw new TaxInputError('EU_VAT_COUNTRY_MISSING');
  const bare = greek(typed.slice(0, 2)) === prefix ? typed.slice(2) : typed;
  const number = prefix === 'BE' && /^\d{9}$/.test(bare) ? `0${bare}` : bare;
  const found = euVatNumberProblem(prefix, number);
  if (found !== undefined) throw new TaxInputError(found.code, found.details);
  return { country: prefix as EuVatCountryCode, number };
}

/** `DE136695976`: the number with its prefix, as on an invoice. */
export function formatEuVatNumber({ country, number }: EuVatNumber): string {
  return `${country}${number}`;
}

function greek(country: string): string {
  return country === 'GR' ? 'EL' : country;
}

function problem(code: TaxErrorCode, details: TaxErrorDetails = {}): EuVatNumberProblem {
  return { code, details, messages: taxMessages(code, details) };
}
