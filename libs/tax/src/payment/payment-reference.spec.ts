import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  composePaymentReference,
  formatPaymentReference,
  isPaymentReference,
  parseOmzetbelastingNumber,
  parsePaymentReference,
  parsePeriod,
  paymentReference,
  periodKey,
  periodOfReference,
  REFERENCE_TAXES,
} from '../index.js';
import { refusalCode } from '../testing/refusal-code.js';

const taxpayer = parseOmzetbelastingNumber('123456782B01');

/** The worked examples of domain.md 7.7. */
const EXAMPLES = [
  ['036000012B02', '2023-Q3', '0036 0000 1130 2270', { fiscalNumber: '03600001', year: '3', subNumber: '02' }],
  ['863521721B01', '2026-05', '4863 5217 2160 1050', { fiscalNumber: '86352172', year: '6', subNumber: '01' }],
  ['123456782B01', '2026-05', '3123 4567 8160 1050', { fiscalNumber: '12345678', year: '6', subNumber: '01' }],
  ['123456782B01', '2026-Q4', '1123 4567 8160 1300', { fiscalNumber: '12345678', year: '6', subNumber: '01' }],
] as const;

describe('payment reference', () => {
  it.each(EXAMPLES)('of %s for %s is %s, and comes apart again', (number, period, reference, parts) => {
    const made = paymentReference(parseOmzetbelastingNumber(number), parsePeriod(period));
    expect(formatPaymentReference(made)).toBe(reference);
    expect(isPaymentReference(reference)).toBe(true);
    const read = parsePaymentReference(reference);
    expect(read).toMatchObject({ ...parts, tax: 'vat-return', sequence: '0' });
    expect(periodKey(periodOfReference(read, 2026)!)).toBe(period);
  });

  it('of wage tax has the same check digit, and no VAT period', () => {
    const read = parsePaymentReference('2036 0000 1630 1110');
    expect(read).toEqual({
      fiscalNumber: '03600001',
      tax: 'wage-tax-return',
      year: '3',
      subNumber: '01',
      periodCode: '11',
      sequence: '0',
    });
    expect(periodOfReference(read, 2026)).toBeUndefined();
    expect(composePaymentReference({ ...read, tax: 'wage-tax-return' })).toBe('2036000016301110');
  });

  it('has a code for each period and none for other rows of months', () => {
    const code = (period: string) => paymentReference(taxpayer, parsePeriod(period)).slice(13, 15);
    expect(['2026-01', '2026-12', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2026'].map(code)).toEqual([
      '01',
      '12',
      '21',
      '24',
      '27',
      '30',
      '40',
    ]);
    expect(refusalCode(() => code('2026-01-01/2026-02-28'))).toBe('PAYMENT_REFERENCE_PERIOD');
  });

  it('exists for a VAT return only', () => {
    const period = parsePeriod('2026-Q3');
    expect(refusalCode(() => paymentReference(taxpayer, period, 'supplement'))).toBe('PAYMENT_REFERENCE_SUPPLEMENT');
    expect(refusalCode(() => paymentReference(taxpayer, period, 'icp-statement'))).toBe('PAYMENT_REFERENCE_ICP');
  });

  it.each([
    ['1036 0000 1130 2270', 'PAYMENT_REFERENCE_CHECK'],
    ['0036 0000 1130 227', 'PAYMENT_REFERENCE_FORM'],
    ['RF18539007547034', 'PAYMENT_REFERENCE_FORM'],
  ])('%s is refused as %s', (text, code) => {
    expect(refusalCode(() => parsePaymentReference(text))).toBe(code);
    expect(isPaymentReference(text)).toBe(false);
  });

  it('reads 00 as a year when decoding, writes 40', () => {
    const parts = { fiscalNumber: '12345678', tax: 'vat-return', year: '5', subNumber: '01', sequence: '0' } as const;
    const read = parsePaymentReference(composePaymentReference({ ...parts, periodCode: '00' }));
    expect(periodKey(periodOfReference(read, 2026)!)).toBe('2025');
    expect(periodOfReference({ ...read, periodCode: '50' }, 2026)).toBeUndefined();
  });

  it('takes the last year that ends in the digit, next year included', () => {
    const year = (digit: string) =>
      periodKey(
        periodOfReference({ ...parsePaymentReference('3123456781601050'), year: digit, periodCode: '40' }, 2026)!,
      );
    expect(['7', '8', '6', '0'].map(year)).toEqual(['2027', '2018', '2026', '2020']);
  });

  it('names the additional assessment', () => {
    const read = parsePaymentReference('3123456781601050');
    const assessment = parsePaymentReference(composePaymentReference({ ...read, tax: 'vat-assessment' }));
    expect(assessment.tax).toBe('vat-assessment');
    expect(periodKey(periodOfReference(assessment, 2026)!)).toBe('2026-05');
  });
});

describe('payment references, whatever they are', () => {
  const digits = (length: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const parts = fc.record({
    fiscalNumber: digits(8),
    tax: fc.constantFrom(...Object.values(REFERENCE_TAXES)),
    year: digits(1),
    subNumber: digits(2),
    periodCode: digits(2),
    sequence: digits(1),
  });

  it('come apart into what they were made of, printed or not', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const reference = composePaymentReference(given);
        expect(parsePaymentReference(reference)).toEqual(given);
        expect(parsePaymentReference(formatPaymentReference(reference))).toEqual(given);
      }),
    );
  });

  it('are refused with one other digit, but for those whose check digit is 1', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
        const reference = composePaymentReference(given);
        const mutated = reference.slice(0, at) + ((Number(reference[at]) + by) % 10) + reference.slice(at + 1);
        // Rests 1 and 10 both give check digit 1, so one step between them goes unseen; every other one is seen.
        if (at === 0 || reference[0] !== '1') expect(isPaymentReference(mutated)).toBe(false);
      }),
    );
  });
});
