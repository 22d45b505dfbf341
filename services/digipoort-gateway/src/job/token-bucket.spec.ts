import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TokenBucket } from './token-bucket.js';

describe('a token bucket', () => {
  it('lets no stretch of time have more than its rate and one burst, and says rightly when the next may go', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), pauses, (perSecond, waits) => {
        let now = 1000;
        const bucket = new TokenBucket(perSecond, now);
        let taken = 0;
        for (const wait of waits) {
          now += wait;
          const room = bucket.available(now);
          bucket.take(room);
          taken += room;
          expect(taken).toBeLessThanOrEqual(perSecond + ((now - 1000) * perSecond) / 1000 + 1e-6);
          const next = bucket.waitMs(now);
          expect(next).toBeGreaterThan(0);
          now += next;
          expect(bucket.available(now)).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it('goes on at its rate from there when the clock is put back', () => {
    const bucket = new TokenBucket(10, 3_600_000);
    bucket.take(bucket.available(3_600_000));
    expect(bucket.available(1000)).toBe(0);
    expect(bucket.waitMs(1000)).toBe(100);
    expect(bucket.available(1100)).toBe(1);
  });
});
