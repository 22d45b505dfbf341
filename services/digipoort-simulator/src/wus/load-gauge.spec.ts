import { expect, it } from '@jest/globals';
import { LoadGauge } from './load-gauge.js';

it('is over what a second may bring, and begins anew with the next', () => {
  const gauge = new LoadGauge();
  expect([0, 10, 999].map((at) => gauge.isOver(2, 5_000 + at))).toEqual([false, false, true]);
  expect(gauge.isOver(2, 6_000)).toBe(false);
});

it('is never over without a limit', () => {
  const gauge = new LoadGauge();
  expect(Array.from({ length: 50 }, () => gauge.isOver(0, 1_000)).some(Boolean)).toBe(false);
});
