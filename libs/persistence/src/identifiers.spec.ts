import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { validate, version } from 'uuid';
import { uuidv7 } from './identifiers.js';

describe('a new key', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('is a UUID of version 7 that tells when it was made', () => {
    const before = Date.now();
    const key = uuidv7();
    const made = Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
    expect([validate(key), version(key)]).toEqual([true, 7]);
    expect(made).toBeGreaterThanOrEqual(before);
    expect(made).toBeLessThanOrEqual(Date.now());
  });

  it('sorts after every key made before it, however many a millisecond holds', () => {
    const keys = Array.from({ length: 20_000 }, uuidv7);
    expect(keys.toSorted()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does so too while the clock goes back', () => {
    const keys = [uuidv7()];
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 5000);
    for (let made = 0; made < 1000; made += 1) keys.push(uuidv7());
    expect(keys.toSorted()).toEqual(keys);
  });

  it('has bits that nobody can foresee: two in one millisecond differ in more than their counter', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
    const tails = Array.from({ length: 1000 }, () => uuidv7().slice(-10));
    expect(new Set(tails).size).toBe(tails.length);
  });
});
