import { describe, expect, it } from '@jest/globals';
import {
  holdsBsn,
  isOmzetbelastingNumber,
  maskOmzetbelastingNumber,
  parseOmzetbelastingNumber,
  parseRsin,
  parseVatIdentificationNumber,
  rsinOf,
  shownOmzetbelastingNumber,
  TAX_ERRORS,
} from '../index.js';
import { passesElevenTest, passesMod97 } from './number-checks.js';
import { refusalCode } from '../testing/refusal-code.js';

describe('VAT number (omzetbelastingnummer)', () => {
  it.each(['001000044B37', 'NL001000044B37', 'nl 0010.00.044.b37', ' 0010 0004 4B37 ', '001000044-b37'])(
    'reads %s',
    (text) => {
      expect(parseOmzetbelastingNumber(text)).toBe('001000044B37');
    },
  );

  it.each([
    ['', 'VAT_NUMBER_FORM'],
    ['001000044', 'VAT_NUMBER_FORM'],
    ['001000044L37', 'VAT_NUMBER_FORM'],
    ['001000044B00', 'VAT_NUMBER_FORM'],
    ['000000000B01', 'VAT_NUMBER_FORM'],
    ['BE001000044B37', 'VAT_NUMBER_FORM'],
    ['0010000441B37', 'VAT_NUMBER_FORM'],
    ['001000045B37', 'VAT_NUMBER_CHECK'],
    ['NL000099998B57', 'VAT_NUMBER_IS_VAT_ID'],
    ['002455799B11', 'VAT_NUMBER_IS_VAT_ID'],
  ])('refuses %s as %s', (text, code) => {
    expect(refusalCode(() => parseOmzetbelastingNumber(text))).toBe(code);
  });

  it('takes only the canonical form as a VAT number', () => {
    expect(isOmzetbelastingNumber('001000044B37')).toBe(true);
    expect(['NL001000044B37', '001000044b37', '0010.00044B37', '001000045B37'].some(isOmzetbelastingNumber)).toBe(
      false,
    );
  });

  it('masks all but the last five signs and never shows the number in an error', () => {
    expect(maskOmzetbelastingNumber('123456782B01')).toBe('*******82B01');
    expect(maskOmzetbelastingNumber('1234')).toBe('****');
    expect(() => parseOmzetbelastingNumber('001000045B37')).not.toThrow('001000045');
  });

  it('shows a legal person’s number and masks a person’s', () => {
    expect(shownOmzetbelastingNumber(parseOmzetbelastingNumber('863521721B01'))).toBe('863521721B01');
    expect(shownOmzetbelastingNumber(parseOmzetbelastingNumber('123456782B01'))).toBe('*******82B01');
  });

  it('gives an example that would itself be accepted', () => {
    const [example = ''] = /\d{9}B\d{2}/.exec(TAX_ERRORS.VAT_NUMBER_FORM.nl) ?? [];
    expect(isOmzetbelastingNumber(example)).toBe(true);
  });
});

describe('VAT identification number (btw-id)', () => {
  it.each([
    ['NL000099998B57', 'NL000099998B57'],
    ['000099998B57', 'NL000099998B57'],
    ['nl0000.99.998b57', 'NL000099998B57'],
    ['NL 0024 55 799 B 11', 'NL002455799B11'],
    ['NL004495445B01', 'NL004495445B01'],
    ['863521721B01', 'NL863521721B01'],
  ])('reads %s', (text, number) => {
    expect(parseVatIdentificationNumber(text)).toBe(number);
  });

  it.each([
    ['', 'VAT_ID_FORM'],
    ['DE136695976', 'VAT_ID_FORM'],
    ['NL000099998B00', 'VAT_ID_FORM'],
    ['NL000099998B58', 'VAT_ID_CHECK'],
    ['123456782B01', 'VAT_ID_IS_VAT_NUMBER'],
    ['NL123456782B01', 'VAT_ID_IS_VAT_NUMBER'],
  ])('refuses %s as %s', (text, code) => {
    expect(refusalCode(() => parseVatIdentificationNumber(text))).toBe(code);
  });
});

describe('the checks of domain.md 7.6', () => {
  it.each([
    ['001000044', 'NL001000044B37', true, false],
    ['000099998', 'NL000099998B57', false, true],
    ['002455799', 'NL002455799B11', false, true],
    ['004495445', 'NL004495445B01', true, false],
    ['111234567', 'NL111234567B01', false, false],
  ])('%s: 11-test and mod 97 of %s are %s and %s', (digits, whole, eleven, mod97) => {
    expect([passesElevenTest(digits), passesMod97(whole)]).toEqual([eleven, mod97]);
  });

  it('computes mod 97 over letters as numbers: 23210000999981157', () => {
    expect(23210000999981157n % 97n).toBe(1n);
    expect(passesMod97('23210000999981157')).toBe(true);
  });

  it('knows that some eight digits have no ninth', () => {
    const one = '00000006'; // 2 × 6 = 12, and 12 mod 11 = 1
    expect(passesElevenTest(`${one}1`)).toBe(true);
    const none = '00000005'; // 2 × 5 = 10: no such number
    expect([...'0123456789'].some((ninth) => passesElevenTest(none + ninth))).toBe(false);
  });
});

describe('RSIN', () => {
  it.each(['863521721', '8635.21.721', '004495445'])('reads %s', (text) => {
    expect(refusalCode(() => parseRsin(text))).toBe('accepted');
  });

  it.each([
    ['12345678', 'RSIN_FORM'],
    ['863521722', 'RSIN_CHECK'],
    ['123456782', 'RSIN_IS_BSN'],
  ])('refuses %s as %s', (text, code) => {
    expect(refusalCode(() => parseRsin(text))).toBe(code);
  });

  it('is in the VAT number of a legal person, not in that of a sole trader', () => {
    expect(rsinOf(parseOmzetbelastingNumber('863521721B01'))).toBe('863521721');
    expect(rsinOf(parseOmzetbelastingNumber('123456782B01'))).toBeUndefined();
    expect(holdsBsn(parseOmzetbelastingNumber('123456782B01'))).toBe(true);
    expect(holdsBsn(parseOmzetbelastingNumber('863521721B01'))).toBe(false);
  });
});
