import { describe, expect, it } from '@jest/globals';
import {
  EU_VAT_COUNTRIES,
  euVatNumberProblem,
  formatEuVatNumber,
  isEuVatCountryCode,
  parseEuVatNumber,
  type EuVatCountryCode,
} from '../index.js';
import { refusalCode } from '../testing/refusal-code.js';

const countries = Object.keys(EU_VAT_COUNTRIES) as EuVatCountryCode[];

describe('EU VAT number', () => {
  it('knows the 26 other members and Northern Ireland', () => {
    expect(countries).toHaveLength(27);
    expect(['EL', 'XI'].every(isEuVatCountryCode)).toBe(true);
    expect(['GR', 'NL', 'GB', 'CH', 'toString'].some(isEuVatCountryCode)).toBe(false);
  });

  it.each(countries)('of %s: the example is accepted, with prefix, without, and with signs between', (country) => {
    const { example } = EU_VAT_COUNTRIES[country];
    const expected = { country, number: example };
    expect(parseEuVatNumber(`${country}${example}`)).toEqual(expected);
    expect(parseEuVatNumber(example, country)).toEqual(expected);
    expect(parseEuVatNumber(` ${country.toLowerCase()} ${example.slice(0, 3)}.${example.slice(3)} `)).toEqual(expected);
    expect(formatEuVatNumber(expected)).toBe(country + example);
  });

  it.each(countries)('of %s: the example with another digit or a digit less is refused', (country) => {
    const { example } = EU_VAT_COUNTRIES[country];
    const at = example.search(/\d/) + 2;
    const digit = (Number(example[at]) + 1) % 10;
    expect(euVatNumberProblem(country, example.slice(0, at) + digit + example.slice(at + 1))).toBeDefined();
    expect(euVatNumberProblem(country, example.slice(1))).toBeDefined();
  });

  it('reads the old forms of Greece and Belgium', () => {
    expect(parseEuVatNumber('GR094259216')).toEqual({ country: 'EL', number: '094259216' });
    expect(parseEuVatNumber('094259216', 'GR')).toEqual({ country: 'EL', number: '094259216' });
    expect(parseEuVatNumber('BE 776.091.951')).toEqual({ country: 'BE', number: '0776091951' });
  });

  it.each([
    ['136695976', 'EU_VAT_COUNTRY_MISSING'],
    ['', 'EU_VAT_COUNTRY_MISSING'],
    ['CH123456789', 'EU_VAT_COUNTRY_UNKNOWN'],
    ['NL000099998B57', 'EU_VAT_COUNTRY_DUTCH'],
    ['GB980780684', 'EU_VAT_COUNTRY_BRITISH'],
    ['DE12345678', 'EU_VAT_FORM'],
    ['DE136695977', 'EU_VAT_CHECK'],
  ])('refuses %s as %s', (text, code) => {
    expect(refusalCode(() => parseEuVatNumber(text))).toBe(code);
  });

  it('says how a number of the country looks, and never repeats the number', () => {
    const { messages } = euVatNumberProblem('DE', '12345678')!;
    expect(messages).toEqual({
      nl: 'Dit is geen btw-nummer uit Duitsland. Zo ziet het eruit: DE136695976.',
      en: 'This is not a VAT number of Germany. It looks like this: DE136695976.',
    });
    expect(JSON.stringify(euVatNumberProblem('DE', '123456789'))).not.toContain('123456789');
  });

  it('is strict where XBRL holds it: no prefix in the number, EL and not GR', () => {
    expect(euVatNumberProblem('DE', '136695976')).toBeUndefined();
    expect(euVatNumberProblem('DE', 'DE136695976')?.code).toBe('EU_VAT_FORM');
    expect(euVatNumberProblem('GR', '094259216')?.code).toBe('EU_VAT_COUNTRY_UNKNOWN');
  });
});
