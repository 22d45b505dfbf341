import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell.js';

describe('Bell', () => {
  it('ends a wait when it rings', async () => {
    const bell = new Bell();
    const wait = bell.wait(60_000);
    bell.ring();
    await wait;
  });

  it('keeps a ring for who comes later, once', async () => {
    const bell = new Bell();
    bell.ring();
    await bell.wait(60_000);
    const began = performance.now();
    await bell.wait(5);
    expect(performance.now() - began).toBeGreaterThanOrEqual(4);
  });
});
