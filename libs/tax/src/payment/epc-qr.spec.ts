import { describe, expect, it } from '@jest/globals';
import {
  epcQrPayload,
  parseOmzetbelastingNumber,
  parsePeriod,
  vatReturnOutcome,
  type PaymentInstruction,
} from '../index.js';
import { refusalCode } from '../testing/refusal-code.js';

const instruction: PaymentInstruction = vatReturnOutcome({
  taxpayer: parseOmzetbelastingNumber('123456782B01'),
  period: parsePeriod('2026-Q3'),
  figures: { '5a': 26370, '5b': 9000, total: 17370 },
}).payment!;

describe('EPC QR code', () => {
  it('is the text of EPC069-12 version 002, the reference on the structured line', () => {
    expect(epcQrPayload(instruction)).toBe(
      'BCD\n002\n1\nSCT\nRABONL2U\nBelastingdienst\nNL04RABO0200112244\nEUR17370.00\n\n1123456781601270',
    );
  });

  it('has the reference on line 10 or on line 11, never on both', () => {
    const structured = epcQrPayload(instruction).split('\n');
    const unstructured = epcQrPayload(instruction, 'unstructured').split('\n');
    expect([structured[9], structured[10]]).toEqual(['1123456781601270', undefined]);
    expect([unstructured[9], unstructured[10]]).toEqual(['', '1123456781601270']);
  });

  it.each([
    ['name', { account: { ...instruction.account, name: 'Belasting\ndienst' } }],
    ['name', { account: { ...instruction.account, name: 'B'.repeat(71) } }],
    ['BIC', { account: { ...instruction.account, bic: 'RABO' } }],
    ['IBAN', { account: { ...instruction.account, iban: 'NL05RABO0200112244' } }],
    ['amount', { amount: 0 }],
    ['amount', { amount: 12.5 }],
    ['amount', { amount: 1_000_000_000 }],
    ['reference', { reference: '1123 4567 8160 1270' }],
    ['reference', { reference: '2123456781601270' }],
  ])('is refused for a wrong %s', (field, change: Partial<PaymentInstruction>) => {
    const make = () => epcQrPayload({ ...instruction, ...change });
    expect(refusalCode(make)).toBe('PAYMENT_QR_FIELD');
    expect(make).toThrow(field);
  });

  it('takes the largest amount the guidelines allow', () => {
    expect(epcQrPayload({ ...instruction, amount: 999_999_999 })).toContain('EUR999999999.00');
  });
});
