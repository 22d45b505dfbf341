import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import { isBase64 } from 'class-validator';
import fc from 'fast-check';
import { isBase64Text } from './base64-text.js';

describe('base64 of any length', () => {
  // First, so that nothing was compiled before.
  it('is told of the largest document also where V8 no longer optimises regular expressions', () => {
    setFlagsFromString('--no-regexp-optimization');
    try {
      const large = Buffer.alloc(20 * 1024 * 1024 + 1, 32).toString('base64');
      expect(isBase64Text(large)).toBe(true);
      expect(isBase64Text(`${large.slice(0, -8)}!AA=`)).toBe(false);
    } finally {
      setFlagsFromString('--regexp-optimization');
    }
  });

  it('is what class-validator calls base64', () => {
    const text = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.string({ unit: fc.constantFrom('A', 'z', '/', '+', '=', '-', ' '), maxLength: 12 }),
    );
    fc.assert(fc.property(text, (given) => expect(isBase64Text(given)).toBe(isBase64(given))));
    expect(isBase64Text(12)).toBe(false);
  });

  it.each([65_535, 65_536, 65_540, 131_072])('is told at the edges of what is looked at at once (%d)', (length) => {
    const text = 'A'.repeat(length - (length % 4));
    expect(isBase64Text(text)).toBe(true);
    expect(isBase64Text(`${text}AA==`)).toBe(true);
    expect(isBase64Text(`${text.slice(0, -4)}A===`)).toBe(false);
    expect(isBase64Text(`${text.slice(0, -1)}=AAAA`)).toBe(false);
  });
});
