import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatEuros } from '@akkoord/tax';
import { aVatReturn } from '../testing/sample-filings.js';
import { amountsIn } from './amounts.js';
import { compareText } from './compare-supplied-pdf.js';

const cents = (line: string) => amountsIn(line).map((amount) => amount.cents);

describe('amounts in a line', () => {
  it.each([
    ['€ 1.234,00', 123_400],
    ['1.234', 123_400],
    ['1,234.00', 123_400],
    ['€1,234', 123_400],
    ['-1.234', -123_400],
    ['1.234-', -123_400],
    ['-€ 1.234', -123_400],
    ['€ -1.234', -123_400],
    ['(1.234)', -123_400],
    ['1.234,-', 123_400],
    ['1.234,--', 123_400],
    ['EUR 1234,56', 123_456],
    ['−1.234.567,89', -123_456_789],
    ['0', 0],
    ['12345', 1_234_500],
  ])('reads %s', (text, expected) => {
    expect(cents(`Totaal\t${text}`)).toEqual([expected]);
  });

  it('leaves out days, periods, percentages, numbers within words and what stands in brackets with words', () => {
    expect(
      cents('5a Verschuldigde btw 21% (rubrieken 1 t/m 4) 3e kwartaal 2026 per 31 oktober 2026 of 31-10-2026 Q3 2026'),
    ).toEqual([]);
  });

  it('gives both readings where a space may part thousands or amounts, and a dash may be a minus', () => {
    expect(cents('Totaal 1 234')).toEqual([100, 23_400, 123_400]);
    expect(cents('Totaal - 500')).toEqual([-50_000, 50_000]);
  });

  it('reads back every amount as the product writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (amount) => {
        const { nl, en } = formatEuros(amount);
        expect(cents(`Totaal ${nl}`)).toEqual([amount * 100 + 0]);
        expect(cents(`Total\t${en}`)).toEqual([amount * 100 + 0]);
      }),
    );
  });

  it('takes any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => amountsIn(text).length >= 0));
  });
});

describe('totals in lines of text', () => {
  const codes = (lines: string[], total: number) => compareText(lines, aVatReturn({ total })).map(({ code }) => code);

  it.each([
    'Totaal te betalen € 500',
    'Te betalen omzetbelasting: 500,-',
    'Total to pay 500.00',
    '5g\t500',
    'VAT payable €500',
  ])('recognises %s', (line) => {
    expect(codes([line], 500)).toEqual([]);
    expect(codes([line], 501)).toEqual(['PDF_TOTAL_DIFFERS']);
  });

  it('reads the sign from the words', () => {
    expect(codes(['Terug te vragen € 500'], -500)).toEqual([]);
    expect(codes(['Terug te vragen € 500'], 500)).toEqual(['PDF_TOTAL_DIFFERS']);
    expect(codes(['Totaal te betalen of terug te vragen -500'], -500)).toEqual([]);
    expect(codes(['Totaal te betalen of terug te vragen 500'], -500)).toEqual(['PDF_TOTAL_DIFFERS']);
  });

  it('finds the amount on the next line', () => {
    expect(codes(['Totaal te betalen voor 31 oktober 2026', '€ 500'], 500)).toEqual([]);
    expect(codes(['Totaal te betalen', '€ 500'], 400)).toEqual(['PDF_TOTAL_DIFFERS']);
  });

  it('takes the boxes of the form before words elsewhere', () => {
    expect(codes(['Totaal te betalen vorig kwartaal 999', '5g Totaal te betalen 500'], 500)).toEqual([]);
    expect(codes(['Totaal te betalen 500', '5g Totaal te betalen 999'], 500)).toEqual(['PDF_TOTAL_DIFFERS']);
  });

  it('lets a document with cents differ by the rounding and no more', () => {
    expect(codes(['Totaal te betalen 503,20'], 500)).toEqual([]);
    expect(codes(['Totaal te betalen 508,20'], 500)).toEqual(['PDF_TOTAL_DIFFERS']);
    expect(codes(['Totaal te betalen 503,00'], 500)).toEqual(['PDF_TOTAL_DIFFERS']);
  });
});
