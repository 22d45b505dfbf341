import { describe, expect, it } from '@jest/globals';
import { qrSvg } from './index.js';

describe('a QR code for a screen', () => {
  it('has the three corner squares, a light edge and no size of its own', () => {
    const svg = qrSvg('BCD\n002\n1\nSCT');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1"/);
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    for (const [x, y] of [
      [4, 4],
      [size - 5, 4],
      [4, size - 5],
    ])
      expect(svg).toContain(`M${x} ${y}h1v1h-1z`);
    expect(svg).not.toContain(`M3 4h1`);
  });

  it('differs with its content and is the same for the same', () => {
    expect(qrSvg('a')).toBe(qrSvg('a'));
    expect(qrSvg('a')).not.toBe(qrSvg('b'));
  });
});
