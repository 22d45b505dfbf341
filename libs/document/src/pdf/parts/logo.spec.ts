import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DocumentInputError } from '../../document.errors.js';
import { aChunk, aPng } from '../../testing/sample-png.js';
import { checkLogo } from './logo.js';

function codeFor(png: Uint8Array): string | undefined {
  try {
    checkLogo(png);
    return undefined;
  } catch (error) {
    if (error instanceof DocumentInputError) return error.code;
    throw error;
  }
}

describe('a logo', () => {
  it('is read to its last pixel and stripped of all but its picture', () => {
    const png = aPng({ extra: [aChunk('tEXt', Buffer.from('Author\0somebody'))] });
    const logo = checkLogo(png);
    expect(logo).toMatchObject({ width: 40, height: 20 });
    expect(logo.bytes.includes('somebody')).toBe(false);
  });

  it('is refused when it is no PNG, damaged or cut short', () => {
    const png = aPng();
    const damaged = Buffer.from(png);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    const wrong = [
      Buffer.from('GIF89a'),
      damaged,
      png.subarray(0, -20),
      aPng({ pixels: Buffer.alloc(10) }),
      aPng({ colourType: 5 }),
    ];
    for (const bytes of wrong) expect(codeFor(bytes)).toBe('LOGO_UNREADABLE');
    expect(codeFor(aPng({ pixels: Buffer.alloc(20 * 161, 9) }))).toBe('LOGO_UNREADABLE');
  });

  it('is refused when it unpacks to more than it says, or is too large', () => {
    expect(codeFor(aPng({ pixels: Buffer.alloc(10_000_000) }))).toBe('LOGO_UNREADABLE');
    expect(codeFor(aPng({ width: 4_000, height: 4_000, pixels: Buffer.alloc(1) }))).toBe('LOGO_TOO_LARGE');
    expect(codeFor(Buffer.alloc(2_000_000))).toBe('LOGO_TOO_LARGE');
  });

  it('is never the cause of another error', () => {
    const png = aPng();
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.nat(255), fc.nat(png.length), (at, value, length) => {
        const changed = Buffer.from(png.subarray(0, length));
        if (at < length) changed[at] = value;
        expect([undefined, 'LOGO_UNREADABLE', 'LOGO_TOO_LARGE']).toContain(codeFor(changed));
      }),
    );
  });
});
