import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import type { FilingExplanation } from '@akkoord/tax';
import { describe, expect, it } from '@jest/globals';
import { dayFiled, payableAt } from './as-it-stands.js';

const step = (status: number, at: string, sequence = status): StatusStep =>
  ({ status, at, sequence }) as unknown as StatusStep;

describe('the day a filing was filed', () => {
  const steps = [
    step(50, '2026-10-30T10:00:00Z'),
    // After midnight in Amsterdam, where the day counts.
    step(60, '2026-10-30T23:30:00Z'),
    step(80, '2026-11-02T09:00:00Z'),
  ];

  it.each([60, 80])('is that of sending when the status is %s', (status) => {
    expect(dayFiled({ status: status as FilingStatus, steps })).toBe('2026-10-31');
  });

  it.each([30, 40, 45, 50, 70, 90])('is none when the status is %s', (status) => {
    expect(dayFiled({ status: status as FilingStatus, steps })).toBeUndefined();
  });

  it('is that of the acceptance where sending was not told', () => {
    expect(dayFiled({ status: 80, steps: [step(80, '2026-11-02T09:00:00Z')] })).toBe('2026-11-02');
  });
});

describe('what can be paid', () => {
  const explanation = { payment: { amount: 5 }, fileBy: '2026-10-31' } as unknown as FilingExplanation;

  it.each([40, 45, 90])('is nothing of a filing that goes no further (%s)', (status) => {
    expect(payableAt(status as FilingStatus, explanation)).toEqual({ fileBy: '2026-10-31' });
  });

  it.each([25, 30, 35, 50, 60, 70, 80])('stays what it is with status %s', (status) => {
    expect(payableAt(status as FilingStatus, explanation)).toEqual(explanation);
  });
});
