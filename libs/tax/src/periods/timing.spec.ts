import { describe, expect, it } from '@jest/globals';
import {
  filingTiming,
  graceEnds,
  lastSupplementDate,
  parsePeriod,
  paymentDeadline,
  ruleOn,
  supplementDeadline,
  supplementTiming,
} from '../index.js';
import { refusalCode } from '../testing/refusal-code.js';

const quarter = parsePeriod('2026-Q3');

describe('timing of a VAT return', () => {
  it.each([
    ['2026-09-23T21:59:59Z', 'too-early', '2026-09-23'], // 23:59:59 in summer time
    ['2026-09-23T22:00:00Z', 'in-time', '2026-09-24'],
    ['2026-10-31T22:59:59Z', 'in-time', '2026-10-31'], // 23:59:59 in winter time
    ['2026-10-31T23:00:00Z', 'grace', '2026-11-01'],
    ['2026-11-07T22:59:59Z', 'grace', '2026-11-07'],
    ['2026-11-07T23:00:00Z', 'late', '2026-11-08'],
  ])('at %s is %s', (moment, timeliness, on) => {
    expect(filingTiming(new Date(moment), quarter)).toMatchObject({
      timeliness,
      on,
      opens: '2026-09-24',
      due: '2026-10-31',
      graceUntil: '2026-11-07',
    });
  });

  it('counts down to a deadline that no weekend moves', () => {
    // 31 October 2026 is a Saturday.
    expect(new Date('2026-10-31').getUTCDay()).toBe(6);
    expect(filingTiming(new Date('2026-10-24T10:00:00Z'), quarter).daysLeft).toBe(7);
    expect(filingTiming(new Date('2026-11-02T10:00:00Z'), quarter).daysLeft).toBe(-2);
  });

  it('gives a non-resident a month more', () => {
    const at = new Date('2026-11-20T10:00:00Z');
    expect(filingTiming(at, quarter, 'vat-return', 'non-resident').timeliness).toBe('in-time');
    expect(filingTiming(at, quarter).timeliness).toBe('late');
    expect(paymentDeadline(quarter, 'non-resident')).toBe('2026-11-30');
  });

  it('says it in both languages', () => {
    const at = (moment: string) => filingTiming(new Date(moment), quarter).messages;
    expect(at('2026-09-01T10:00:00Z').nl).toBe(
      'De Belastingdienst neemt deze aangifte pas aan vanaf 24 september 2026.',
    );
    expect(at('2026-10-01T10:00:00Z').en).toBe('In time: file by 31 October 2026.');
    expect(at('2026-11-05T10:00:00Z').nl).toContain('uiterlijk 7 november 2026');
    expect(at('2026-12-05T10:00:00Z').en).toContain('Late: the deadline was 31 October 2026.');
  });

  it('has no deadline for a period no return exists for', () => {
    expect(paymentDeadline(parsePeriod('2026-01-01/2026-02-28'))).toBeUndefined();
    expect(refusalCode(() => filingTiming(new Date(0), parsePeriod('2018')))).toBe('PERIOD_NOT_FOR_KIND');
  });
});

describe('timing of an ICP statement', () => {
  it('knows no first day and no grace', () => {
    const at = (moment: string) => filingTiming(new Date(moment), quarter, 'icp-statement', 'non-resident').timeliness;
    expect([at('2026-08-01T00:00:00Z'), at('2026-10-31T12:00:00Z'), at('2026-11-01T12:00:00Z')]).toEqual([
      'in-time',
      'in-time',
      'late',
    ]);
  });
});

describe('supplement', () => {
  it('has eight weeks from discovery since 2025, before that no last day', () => {
    expect(supplementDeadline('2024-12-31')).toBeUndefined();
    expect(supplementDeadline('2025-01-01')).toBe('2025-02-26');
  });

  it('reaches back five years: 2025 until the end of 2030', () => {
    expect(lastSupplementDate(parsePeriod('2025-Q1'))).toBe('2030-12-31');
    expect(lastSupplementDate(parsePeriod('2025'))).toBe('2030-12-31');
  });

  it.each([
    ['2027-01-17T22:59:00Z', '2026-11-22', 'in-time'],
    ['2027-01-17T23:00:00Z', '2026-11-22', 'late'],
    ['2026-12-31T22:59:00Z', '2024-05-01', 'in-time'],
    ['2031-12-31T22:59:00Z', '2031-12-01', 'in-time'],
    ['2031-12-31T23:00:00Z', '2031-12-01', 'too-old'],
  ])('at %s, discovered on %s, is %s', (moment, discovered, timeliness) => {
    const timing = supplementTiming(new Date(moment), quarter, discovered);
    expect(timing).toMatchObject({ timeliness, lastDay: '2031-12-31' });
    expect(timing.messages.nl).not.toBe('');
  });

  it('says what to do', () => {
    const say = (moment: string, discovered: string) =>
      supplementTiming(new Date(moment), quarter, discovered).messages;
    expect(say('2026-12-01T12:00:00Z', '2026-11-22').nl).toContain('uiterlijk 17 januari 2027');
    expect(say('2027-02-01T12:00:00Z', '2026-11-22').en).toContain('should have been filed by 17 January 2027');
    expect(say('2024-06-01T12:00:00Z', '2024-05-01').en).toBe('File the supplement as soon as possible.');
    expect(say('2032-01-01T12:00:00Z', '2026-11-22').nl).toContain('tot en met 31 december 2031');
  });
});

describe('dated rules', () => {
  const rules = [
    { from: '2020-01-01', value: 'old' },
    { from: '2026-01-01', value: 'new' },
  ];

  it.each([
    ['2019-12-31', undefined],
    ['2025-12-31', 'old'],
    ['2026-01-01', 'new'],
  ])('on %s is %s, in whatever order they stand', (date, value) => {
    expect(ruleOn(date, rules)?.value).toBe(value);
    expect(ruleOn(date, [...rules].reverse())?.value).toBe(value);
  });

  it('end the grace a week after the deadline', () => {
    expect(graceEnds('2026-10-31')).toBe('2026-11-07');
    expect(graceEnds('2019-10-31')).toBe('2019-10-31');
  });
});
