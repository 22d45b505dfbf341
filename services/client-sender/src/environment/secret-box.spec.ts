import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

describe('secret box', () => {
  const key = randomBytes(32);
  const box = new SecretBox(key.toString('base64'));

  it('gives back what it keeps, with the same key in either notation', () => {
    const sealed = box.seal('akc_geheim', 'here');
    expect(new SecretBox(key.toString('hex')).open(sealed, 'here')).toBe('akc_geheim');
    expect(sealed.toString('latin1')).not.toContain('geheim');
  });

  it('does not open in another place, with another key or after a change', () => {
    const sealed = box.seal('akc_geheim', 'here');
    expect(() => box.open(sealed, 'there')).toThrow();
    expect(() => new SecretBox(randomBytes(32).toString('hex')).open(sealed, 'here')).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => box.open(sealed, 'here')).toThrow();
  });
});
