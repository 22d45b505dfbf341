import { describe, expect, it } from '@jest/globals';
import {
  holdsBsn,
  isOmzetbelastingNumber,
  maskOmzetbelastingNumber,
  parseOmzetbelastingNumber,
  parseVatIdentificationNumber,
  TaxInputError,
} from '../index.js';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof TaxInputError) return error.code;
  }
  return 'accepted';
}

describe('VAT number (omzetbelastingnummer)', () => {
  it.each(['001000044B37', 'NL001000044B37', 'nl 0010.00.044.b37', ' 0010 0004 4B37 '])('reads %s', (text) => {
    expect(parseOmzetbelastingNumber(text)).toBe('001000044B37');
  });

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
    expect(codeOf(() => parseOmzetbelastingNumber(text))).toBe(code);
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

  it('knows a BSN from an RSIN', () => {
    expect(holdsBsn(parseOmzetbelastingNumber('123456782B01'))).toBe(true);
    expect(holdsBsn(parseOmzetbelastingNumber('863521721B01'))).toBe(false);
  });
});

describe('VAT identification number (btw-id)', () => {
  it.each(['NL000099998B57', 'NL002455799B11', 'NL004495445B01', 'nl0000.99.998b57'])('reads %s', (text) => {
    expect(parseVatIdentificationNumber(text)).toMatch(/^NL\d{9}B\d{2}$/);
  });

  it.each([
    ['000099998B57', 'VAT_ID_FORM'],
    ['NL000099998B58', 'VAT_ID_CHECK'],
  ])('refuses %s as %s', (text, code) => {
    expect(codeOf(() => parseVatIdentificationNumber(text))).toBe(code);
  });
});
