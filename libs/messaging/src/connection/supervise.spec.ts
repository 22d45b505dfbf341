import { describe, expect, it } from '@jest/globals';
import { supervise } from './supervise.js';

describe('supervise', () => {
  it('runs again after a loss and after an error, and ends when asked', async () => {
    const stop = new AbortController();
    const reasons: string[] = [];
    let runs = 0;
    await supervise({
      signal: stop.signal,
      pauseMs: 1,
      lost: (reason) => void reasons.push(reason),
      run: async () => {
        runs += 1;
        if (runs === 2) throw new Error('channel error');
        if (runs === 3) stop.abort();
        return 'cancelled';
      },
    });
    expect(reasons).toEqual(['cancelled', 'channel error']);
  });
});
