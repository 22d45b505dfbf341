import { describe, expect, it } from '@jest/globals';
import { RequestRate, TooManyRequests } from './request-rate.js';

const times = async (count: number, ask: () => Promise<void>): Promise<number> => {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, ask));
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
};

describe('the rate of requests', () => {
  it('is a token’s own: another of the same office goes on', async () => {
    const rate = new RequestRate({ tokenRequestsPerSecond: 1, officeRequestsPerSecond: 100 });
    expect(await times(25, () => rate.count('a', '12345'))).toBe(10);
    expect(await times(3, () => rate.count('b', '12345'))).toBe(3);
  });

  it('has an end for an office as well, whatever the number of its tokens; not for another office', async () => {
    const rate = new RequestRate({ tokenRequestsPerSecond: 1, officeRequestsPerSecond: 2 });
    let token = 0;
    expect(await times(60, () => rate.count(`t${token++}`, '12345'))).toBe(20);
    expect(await times(3, () => rate.count('elsewhere', '54321'))).toBe(3);
  });

  it('tells when to come back, and is no fault of the caller’s return', async () => {
    const rate = new RequestRate({ tokenRequestsPerSecond: 1, officeRequestsPerSecond: 1 });
    await times(10, () => rate.count('a', '12345'));
    const refusal = await rate.count('a', '12345').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TooManyRequests);
    const { code, httpStatus, params } = refusal as TooManyRequests;
    expect([code, httpStatus]).toEqual(['TOO_MANY_REQUESTS', 429]);
    expect(params?.['retryAfterSeconds']).toBeGreaterThanOrEqual(1);
    expect(params?.['retryAfterSeconds']).toBeLessThanOrEqual(10);
  });
});
