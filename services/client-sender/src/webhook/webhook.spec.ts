import { describe, expect, it } from '@jest/globals';
import { judgeReceipt } from './webhook.js';

const queuedAt = new Date('2026-10-01T12:00:00Z');
const attempt = (n: number, now = '2026-10-01T12:00:01Z') => ({
  attempt: n,
  queuedAt,
  now: new Date(now),
  baseMs: 5000,
  random: 1,
});

describe('receipt of a webhook', () => {
  it.each([200, 202, 204])('is taken with %d', (status) => {
    expect(judgeReceipt(status, attempt(1))).toEqual({ kind: 'delivered', httpStatus: status });
  });

  it.each([301, 400, 404, 429, 500])('is tried again after %d', (status) => {
    expect(judgeReceipt(status, attempt(1))).toEqual({ kind: 'postponed', httpStatus: status, pauseMs: 5000 });
  });

  it('is tried again when no answer came, later each time, six hours at most', () => {
    const pauses = [1, 2, 3, 30].map((n) => judgeReceipt(undefined, attempt(n)));
    expect(pauses).toEqual([5000, 15_000, 45_000, 21_600_000].map((pauseMs) => ({ kind: 'postponed', pauseMs })));
  });

  it('is given up when the next attempt would come after three days', () => {
    expect(judgeReceipt(500, attempt(30, '2026-10-04T11:00:00Z'))).toEqual({ kind: 'failed', httpStatus: 500 });
  });
});
