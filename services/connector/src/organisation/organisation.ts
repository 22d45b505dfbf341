import type { IdentificationNumber } from '@akkoord/contracts';
import { parseOmzetbelastingNumber, TaxInputError } from '@akkoord/tax';
import { NumberInvalid, NumberTwice } from './organisation.errors.js';

type NumberType = IdentificationNumber['type'];

/** The form of a number as it is stored and compared; throws NumberInvalid. A btw-id typed for a VAT number has its own code. */
export function normalisedNumber(type: NumberType, value: string): string {
  switch (type) {
    case 'omzetbelastingnummer':
      return vatNumber(value);
    case 'lh-nummer':
      return matching(/^\d{9}L\d{2}$/, value, {
        code: 'WAGE_TAX_NUMBER_FORM',
        nl: 'Een loonheffingennummer bestaat uit negen cijfers, een L en twee cijfers.',
        en: 'A wage tax number is nine digits, an L and two digits.',
      });
    case 'kvk-nummer':
      return matching(/^\d{8}$/, value, {
        code: 'KVK_NUMBER_FORM',
        nl: 'Een KvK-nummer bestaat uit acht cijfers.',
        en: 'A KvK number is eight digits.',
      });
    default:
      return type satisfies never;
  }
}

/** All numbers of one organisation in their stored form; throws NumberInvalid or NumberTwice. */
export function normalisedNumbers(numbers: readonly IdentificationNumber[]): IdentificationNumber[] {
  const normalised = numbers.map(({ type, value }) => ({ type, value: normalisedNumber(type, value) }));
  const distinct = new Set(normalised.map(({ type, value }) => `${type} ${value}`));
  if (distinct.size < normalised.length) throw new NumberTwice();
  return normalised;
}

function vatNumber(value: string): string {
  try {
    return parseOmzetbelastingNumber(value);
  } catch (error) {
    if (error instanceof TaxInputError) throw new NumberInvalid(error.code, error.messages);
    throw error;
  }
}

function matching(form: RegExp, value: string, refusal: { code: string; nl: string; en: string }): string {
  const number = value.replace(/[\s.-]/g, '').toUpperCase();
  if (!form.test(number)) throw new NumberInvalid(refusal.code, refusal);
  return number;
}
