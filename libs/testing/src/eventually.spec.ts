import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives what the first look that succeeds returned', async () => {
    let looks = 0;
    const seen = await eventually(
      () => {
        looks += 1;
        if (looks < 3) throw new Error('not yet');
        return looks;
      },
      { everyMs: 1 },
    );
    expect(seen).toBe(3);
  });

  it('throws the last failure when time is up', async () => {
    const never = eventually(() => Promise.reject(new Error('no queue')), { timeoutMs: 20, everyMs: 5 });
    await expect(never).rejects.toThrow('still so after 20 ms: no queue');
  });
});
