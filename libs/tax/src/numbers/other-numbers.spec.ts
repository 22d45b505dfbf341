import { describe, expect, it } from '@jest/globals';
import {
  describeOin,
  isTestOin,
  oinOfKvkNumber,
  parseConsultantNumber,
  parseOin,
  parseParticipantNumber,
  parseSoftwareVendorNumber,
  type TaxInputError,
} from '../index.js';
import { refusalCode } from '../testing/refusal-code.js';

describe('participant number', () => {
  it('is five digits', () => {
    expect(parseParticipantNumber(' 12345 ')).toBe('12345');
    expect(['1234', '123456', 'ABCDE', ''].map((text) => refusalCode(() => parseParticipantNumber(text)))).toEqual(
      Array<string>(4).fill('PARTICIPANT_NUMBER_FORM'),
    );
  });

  it.each(['O12345AA', 'o12345aa', 'T12345AB'])('refuses environment %s and says to use 12345', (text) => {
    expect.assertions(3);
    try {
      parseParticipantNumber(text);
    } catch (error) {
      const refusal = error as TaxInputError;
      expect(refusal.code).toBe('PARTICIPANT_NUMBER_IS_ENVIRONMENT');
      expect(refusal.messages.nl).toContain('Gebruik het deelnemersnummer: 12345.');
      expect(refusal.messages.en).toContain('Use the participant number: 12345.');
    }
  });
});

describe('numbers of consultant and software maker', () => {
  it('are six digits, and SWO with five', () => {
    expect(parseConsultantNumber('123 456')).toBe('123456');
    expect(parseSoftwareVendorNumber('swo 12345')).toBe('SWO12345');
    expect(refusalCode(() => parseConsultantNumber('12345'))).toBe('CONSULTANT_NUMBER_FORM');
    expect(refusalCode(() => parseSoftwareVendorNumber('SWO1234'))).toBe('SOFTWARE_VENDOR_NUMBER_FORM');
  });
});

describe('OIN', () => {
  it.each([
    ['00000001863521721000', 'rsin', '863521721'],
    ['00000002003214394002', 'fiscal-number', '003214394'],
    ['0000 0003 1234 5678 0000', 'kvk', '12345678'],
    ['00000004003214345001', 'sub-oin', '003214345001'],
    ['00000099123456789012', 'test', '123456789012'],
  ])('%s is a %s %s', (text, kind, number) => {
    expect(describeOin(parseOin(text))).toMatchObject({ kind, number });
  });

  it.each([
    ['0000000312345678', 'OIN_FORM'],
    ['0000000312345678000X', 'OIN_FORM'],
    ['00000005123456780000', 'OIN_PREFIX'],
    ['00000003123456780001', 'OIN_KVK'],
  ])('refuses %s as %s', (text, code) => {
    expect(refusalCode(() => parseOin(text))).toBe(code);
  });

  it('is made of a KvK number, and knows a test number', () => {
    expect(oinOfKvkNumber('12345678')).toBe('00000003123456780000');
    expect(refusalCode(() => oinOfKvkNumber('1234567'))).toBe('OIN_KVK');
    expect(isTestOin(parseOin('00000099000000001000'))).toBe(true);
    expect(isTestOin(oinOfKvkNumber('12345678'))).toBe(false);
  });
});
