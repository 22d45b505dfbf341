import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paletteOf } from './colour.js';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the palette of an office', () => {
  it('keeps a colour that can be read', () => {
    expect(paletteOf('#0a7a5c').accent).toBe('#0a7a5c');
  });

  it('can be read for every colour (WCAG contrast 4.5)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const { accent, tint, quiet } = paletteOf(`#${value.toString(16).padStart(6, '0')}`);
        const contrast = (colour: string) => (luminance(tint) + 0.05) / (luminance(colour) + 0.05);
        expect(contrast(accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(quiet)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
