import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword } from './password.js';

const CHEAP = { logN: 4, r: 8, p: 1 };

describe('a password', () => {
  it('is recognised by its hash, and another is not', async () => {
    const hash = await hashPassword('correct horse', CHEAP);
    expect([await isPassword('correct horse', hash), await isPassword('correct house', hash)]).toEqual([true, false]);
  });

  it('is stored with the parameters it was hashed with, and a salt of its own', async () => {
    const hashes = [await hashPassword('same', CHEAP), await hashPassword('same', CHEAP)];
    expect(hashes[0]).toMatch(/^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('of a form we do not know is never right', async () => {
    expect(await isPassword('', '')).toBe(false);
    expect(await isPassword('x', 'md5$x')).toBe(false);
  });
});
