import { DocumentInputError } from '../document.errors.js';

/** The colours of one document, `#rrggbb`; each is readable where it is used. */
export interface Palette {
  /** Headings and large figures: the office's colour, darkened until it stands out from white and from `tint`. */
  readonly accent: string;
  /** Background of what matters most. */
  readonly tint: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
}

const DEFAULT = '#1f4e79';
// WCAG 2.2, success criterion 1.4.3: contrast of ordinary text.
const ENOUGH = 4.5;

/** The palette around an office's colour; throws DocumentInputError COLOUR_INVALID. */
export function paletteOf(colour: string = DEFAULT): Palette {
  if (!/^#[\da-f]{6}$/iu.test(colour)) throw new DocumentInputError('COLOUR_INVALID');
  const given = channels(colour);
  const tint = mix(given, [255, 255, 255], 0.92);
  let accent = given;
  while (contrast(accent, tint) < ENOUGH) accent = mix(accent, [0, 0, 0], 0.08);
  return { accent: hex(accent), tint: hex(tint), ink: '#1c2126', quiet: '#565e66', line: '#d5dade' };
}

type Rgb = readonly [number, number, number];

function channels(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function mix([r, g, b]: Rgb, [x, y, z]: Rgb, share: number): Rgb {
  const between = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [between(r, x), between(g, y), between(b, z)];
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
