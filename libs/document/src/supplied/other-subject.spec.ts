import { describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@akkoord/tax';
import { aVatReturn } from '../testing/sample-filings.js';
import { otherPeriod } from './other-period.js';
import { namesOtherTaxpayer } from './other-taxpayer.js';

describe('the VAT number in a document', () => {
  const other = (...lines: string[]) => namesOtherTaxpayer(lines, aVatReturn());

  it('is that of the filing in every notation', () => {
    for (const text of ['001000044B37', 'NL001000044B37', '0010.00.044.B.37', 'NL 001 000 044 B37'])
      expect(other(`Btw-nummer ${text}`, 'Btw-nummer 863521721B01')).toBe(false);
  });

  it('is that of someone else', () => {
    expect(other('Omzetbelastingnummer 863521721B01')).toBe(true);
  });

  it('is the number of the office in its letterhead, or a btw-id that says nothing about the taxpayer', () => {
    expect(other('KvK 12345678 BTW NL863521721B01')).toBe(false);
    expect(other('Btw-id NL000099998B57')).toBe(false);
    expect(other('Geen nummer')).toBe(false);
  });
});

describe('the period in a document', () => {
  const quarter = (line: string) => otherPeriod([line], parsePeriod('2026-Q3'));

  it.each([
    '3e kwartaal 2026',
    'Kwartaal 3 2026',
    'Q3 2026',
    '2026-Q3',
    '3rd quarter of 2026',
    'Tijdvak 01-07-2026 t/m 30-09-2026',
    '1 juli 2026 t/m 30 september 2026',
    '1 July 2026 to 30 September 2026',
    'Uiterlijk 31 oktober 2026',
    'Factuur van 1 mei 2025',
  ])('is that of the filing, or not said, in: %s', (line) => {
    expect(quarter(line)).toBeUndefined();
  });

  it.each([
    ['2e kwartaal 2026', '2026-Q2'],
    ['Q3 2025', '2025-Q3'],
    ['Tijdvak 01-04-2026 t/m 30-06-2026', '2026-Q2'],
    ['Tijdvak juli 2026', '2026-07'],
    ['VAT return July 2026', '2026-07'],
    ['Periode: 2026', '2026'],
  ])('is another in: %s', (line, key) => {
    expect(quarter(line)).toBe(key);
  });
});
