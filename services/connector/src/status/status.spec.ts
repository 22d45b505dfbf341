import { describe, expect, it } from '@jest/globals';
import { distinctSteps, stepsOf, type ArrivingStep } from './status.js';

const at = '2026-10-02T10:00:00.000Z';
const aStep = (messageId: string, sequence: number, details: ArrivingStep['details'] = null): ArrivingStep => ({
  messageId,
  sequence,
  status: 60,
  at,
  details,
});

describe('the steps of an event', () => {
  it('give the details to the newest, wherever it stands', () => {
    const statuses = [
      { status: 30, sequence: 3, at },
      { status: 20, sequence: 2, at },
    ] as const;
    expect(stepsOf({ filingId: 'm', statuses }, { kenmerk: 'K' })).toEqual([
      { messageId: 'm', status: 30, sequence: 3, at, details: { kenmerk: 'K' } },
      { messageId: 'm', status: 20, sequence: 2, at, details: null },
    ]);
  });
});

describe('distinct steps', () => {
  it('keep the first of each message and sequence, in order', () => {
    const steps = [aStep('b', 10), aStep('a', 2), aStep('b', 9), aStep('b', 10, { late: true }), aStep('a', 1)];
    expect(distinctSteps(steps)).toEqual([aStep('a', 1), aStep('a', 2), aStep('b', 9), aStep('b', 10)]);
  });
});
