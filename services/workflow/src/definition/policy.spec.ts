import { describe, expect, it } from '@jest/globals';
import { policyFor } from './policy.js';
import type { Policy } from './workflow-definition.js';

const ONE = { kind: 'any-one' } as const;
const TWO = { kind: 'number', of: 2 } as const;
const ALL = { kind: 'all' } as const;
const POLICY: Policy = {
  kind: 'by-amount',
  bands: [
    { above: 100_000, side: 'both', policy: ALL },
    { above: 25_000, side: 'to-pay', policy: TWO },
    { above: 0, side: 'refund', policy: TWO },
  ],
  otherwise: ONE,
};

describe('the policy that holds for an amount', () => {
  it.each([
    [25_000, ONE],
    [25_001, TWO],
    [-1, TWO],
    [0, ONE],
    [100_001, ALL],
    [-100_001, ALL],
    [undefined, ONE],
  ])('of %p euros', (total, expected) => {
    expect(policyFor(POLICY, total)).toEqual(expected);
  });

  it('is that for one side before that for both, at the same amount', () => {
    const bands = [
      { above: 10, side: 'both', policy: ALL } as const,
      { above: 10, side: 'refund', policy: TWO } as const,
    ];
    for (const given of [bands, [...bands].reverse()]) {
      const policy: Policy = { kind: 'by-amount', bands: given, otherwise: ONE };
      expect([policyFor(policy, -11), policyFor(policy, 11)]).toEqual([TWO, ALL]);
    }
  });

  it('is the policy itself when it does not look at the amount', () => {
    expect(policyFor(TWO, 1_000_000)).toBe(TWO);
  });
});
