import { describe, expect, it } from '@jest/globals';
import {
  filingKindOf,
  formatEuros,
  formatIban,
  formatPaymentReference,
  isFilingKind,
  isPaymentReference,
  parseOmzetbelastingNumber,
  parsePeriod,
  PAYMENT_ACCOUNTS,
  paymentAccountOn,
  paymentReference,
  vatReturnOutcome,
} from '../index.js';

describe('payment reference', () => {
  it.each([
    ['036000012B02', '2023-Q3', '0036 0000 1130 2270'],
    ['863521721B01', '2026-05', '4863 5217 2160 1050'],
    ['123456782B01', '2026-05', '3123 4567 8160 1050'],
    ['123456782B01', '2026-Q4', '1123 4567 8160 1300'],
  ])('of %s for %s is %s (domain.md 7.7)', (number, period, reference) => {
    // The number of the official example fails the 11-test, so it cannot be parsed.
    const taxpayer = number.startsWith('036') ? (number as never) : parseOmzetbelastingNumber(number);
    expect(formatPaymentReference(paymentReference(taxpayer, parsePeriod(period)))).toBe(reference);
    expect(isPaymentReference(reference)).toBe(true);
  });

  it('has a code for each period and none for other rows of months', () => {
    const taxpayer = parseOmzetbelastingNumber('123456782B01');
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
    expect(() => code('2026-01-01/2026-02-28')).toThrow('payment reference');
  });

  it('knows a wrong check digit', () => {
    expect(isPaymentReference('1036 0000 1130 2270')).toBe(false);
    expect(isPaymentReference('2036 0000 1630 1110')).toBe(true); // wage tax, same check
    expect(isPaymentReference('36')).toBe(false);
  });
});

describe('account of the tax office', () => {
  it.each([
    ['2026-04-30', 'NL86 INGB 0002 4455 88'],
    ['2026-05-01', 'NL04 RABO 0200 1122 44'],
    ['2027-01-01', 'NL04 RABO 0200 1122 44'],
  ])('on %s is %s', (date, iban) => {
    expect(formatIban(paymentAccountOn(date)?.iban ?? '')).toBe(iban);
  });

  it.each(PAYMENT_ACCOUNTS.map(({ iban }) => iban))('%s passes the IBAN check', (iban) => {
    const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
    expect(BigInt(digits) % 97n).toBe(1n);
  });
});

describe('filing kinds', () => {
  it('go with their berichtsoort', () => {
    expect(['Omzetbelasting', 'ICP', 'OBSUP', 'Loonheffing'].map(filingKindOf)).toEqual([
      'vat-return',
      'icp-statement',
      'supplement',
      undefined,
    ]);
    expect(isFilingKind('toString')).toBe(false);
  });
});

describe('outcome of a VAT return', () => {
  const taxpayer = parseOmzetbelastingNumber('123456782B01');
  const period = parsePeriod('2026-Q3');

  it('says what to pay, by when, where and with which reference', () => {
    const outcome = vatReturnOutcome({ taxpayer, period, figures: { '5a': 26370, '5b': 9000, total: 17370 } });
    expect(outcome).toMatchObject({
      direction: 'pay',
      amount: 17370,
      fileBy: '2026-10-31',
      payment: { amount: 17370, by: '2026-10-31', reference: '1123456781601270', account: { bic: 'RABONL2U' } },
    });
    expect(outcome.summary).toEqual({
      nl: 'U betaalt € 17.370 omzetbelasting over het 3e kwartaal 2026. Het geld moet uiterlijk 31 oktober 2026 bij de Belastingdienst binnen zijn, op rekening NL04 RABO 0200 1122 44, met betalingskenmerk 1123 4567 8160 1270.',
      en: 'You pay €17,370 VAT for the 3rd quarter of 2026. The money must have reached the tax office by 31 October 2026, on account NL04 RABO 0200 1122 44, with payment reference 1123 4567 8160 1270.',
    });
  });

  it('says what comes back, without a reference', () => {
    const outcome = vatReturnOutcome({ taxpayer, period, figures: { '5b': 1050 } });
    expect(outcome).toMatchObject({ direction: 'refund', amount: 1050 });
    expect(outcome.payment).toBeUndefined();
    expect(outcome.summary.nl).toContain('€ 1.050');
  });

  it('says that a nil return must be filed all the same', () => {
    const outcome = vatReturnOutcome({ taxpayer, period, figures: {}, residence: 'non-resident' });
    expect(outcome).toMatchObject({ direction: 'nothing', amount: 0, fileBy: '2026-11-30' });
    expect(outcome.summary.en).toContain('30 November 2026');
  });

  it('refuses a period no return exists for', () => {
    expect(() => vatReturnOutcome({ taxpayer, period: parsePeriod('2026-01-01/2026-02-28'), figures: {} })).toThrow();
  });

  it('writes euros with the separators of the language', () => {
    expect(formatEuros(-1234567)).toEqual({ nl: '-€ 1.234.567', en: '-€1,234,567' });
  });
});
