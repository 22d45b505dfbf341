import { describe, expect, it } from '@jest/globals';
import {
  filingKindOf,
  expectRefund,
  formatCents,
  formatEuros,
  formatIban,
  isFilingKind,
  isIban,
  parseOmzetbelastingNumber,
  parsePeriod,
  PAYMENT_ACCOUNTS,
  paymentAccountOn,
  paymentAccountsOn,
  vatReturnOutcome,
} from '../index.js';

describe('account of the tax office', () => {
  it.each([
    ['2026-04-30', 'NL86 INGB 0002 4455 88'],
    ['2026-05-01', 'NL04 RABO 0200 1122 44'],
    ['2027-01-01', 'NL04 RABO 0200 1122 44'],
  ])('on %s is %s', (date, iban) => {
    expect(formatIban(paymentAccountOn(date)?.iban ?? '')).toBe(iban);
  });

  it('may be the old one or the new one from May to December 2026, the new one preferred', () => {
    const banks = (date: string) => paymentAccountsOn(date).map(({ bic }) => bic);
    expect(['2026-04-30', '2026-05-01', '2026-12-31', '2027-01-01'].map(banks)).toEqual([
      ['INGBNL2A'],
      ['RABONL2U', 'INGBNL2A'],
      ['RABONL2U', 'INGBNL2A'],
      ['RABONL2U'],
    ]);
    expect(paymentAccountOn('2012-12-31')).toBeUndefined();
  });

  it('is an IBAN that holds', () => {
    expect(PAYMENT_ACCOUNTS.map(({ iban }) => isIban(iban))).toEqual([true, true]);
    expect(['NL05RABO0200112244', 'NL04 RABO 0200 1122 44', ''].some(isIban)).toBe(false);
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

  it('is what to pay, by when, where and with which reference', () => {
    const outcome = vatReturnOutcome({ taxpayer, period, figures: { '5a': 26370, '5b': 9000, total: 17370 } });
    expect(outcome).toMatchObject({
      direction: 'pay',
      amount: 17370,
      fileBy: '2026-10-31',
      payment: { amount: 17370, by: '2026-10-31', reference: '1123456781601270', account: { bic: 'RABONL2U' } },
    });
  });

  it('is paid to an account that is open when it is paid late', () => {
    const late = { taxpayer, period: parsePeriod('2026-Q1'), figures: { '1a.tax': 100 } };
    const bic = (today?: string) => vatReturnOutcome({ ...late, ...(today ? { today } : {}) }).payment?.account.bic;
    expect([bic(), bic('2026-04-10'), bic('2026-06-01'), bic('2027-02-01')]).toEqual([
      ...['INGBNL2A', 'INGBNL2A', 'RABONL2U', 'RABONL2U'],
    ]);
  });

  it('is what comes back, without a reference', () => {
    const outcome = vatReturnOutcome({ taxpayer, period, figures: { '5b': 1050 } });
    expect(outcome).toMatchObject({ direction: 'refund', amount: 1050 });
    expect(outcome.payment).toBeUndefined();
  });

  it('of a nil return is when it must be filed all the same', () => {
    const outcome = vatReturnOutcome({ taxpayer, period, figures: {}, residence: 'non-resident' });
    expect(outcome).toMatchObject({ direction: 'nothing', amount: 0, fileBy: '2026-11-30' });
  });

  it('refuses a period no return exists for', () => {
    expect(() => vatReturnOutcome({ taxpayer, period: parsePeriod('2026-01-01/2026-02-28'), figures: {} })).toThrow();
  });

  it('writes euros with the separators of the language', () => {
    expect(formatEuros(-1234567)).toEqual({ nl: '-€ 1.234.567', en: '-€1,234,567' });
  });
});

describe('refund', () => {
  it('is decided within eight weeks and paid a week later', () => {
    expect(expectRefund('2026-10-20')).toEqual({
      decisionBy: '2026-12-15',
      moneyBy: '2026-12-22',
      messages: {
        nl: 'De Belastingdienst beslist uiterlijk 15 december 2026 en betaalt uiterlijk 22 december 2026. Een betalingskenmerk is niet nodig.',
        en: 'The tax office decides by 15 December 2026 and pays by 22 December 2026. No payment reference is needed.',
      },
    });
    expect(expectRefund('2019-10-20')).toBeUndefined();
  });
});

describe('amounts in cents', () => {
  it.each([
    [123450, '€ 1.234,50', '€1,234.50'],
    [5, '€ 0,05', '€0.05'],
    [-123405, '-€ 1.234,05', '-€1,234.05'],
    [30000, '€ 300', '€300'],
    [-5, '-€ 0,05', '-€0.05'],
  ])('%d is %s', (cents, nl, en) => {
    expect(formatCents(cents)).toEqual({ nl, en });
  });
});
