import { describe, expect, it } from '@jest/globals';
import { within } from './within.js';

describe('within', () => {
  it('ends with the work, also when that fails', async () => {
    await within(60_000, Promise.resolve());
    await within(60_000, Promise.reject(new Error('x')));
  });

  it('ends after its time when the work does not', async () => {
    const began = performance.now();
    await within(10, new Promise(() => undefined));
    expect(performance.now() - began).toBeGreaterThanOrEqual(9);
  });
});
