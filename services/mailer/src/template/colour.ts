const WHITE = '#ffffff';
const INK = '#1b2733';

/** Colour of mail from an office that chose none. */
export const DEFAULT_COLOUR = '#24567a';

/** White or dark, whichever reads better on this colour (WCAG 2.2 contrast). */
export const textOn = (colour: string): string => (contrast(colour, WHITE) >= contrast(colour, INK) ? WHITE : INK);

/** The colour itself where it can be read on white, else dark ink: for titles. */
export const readableOnWhite = (colour: string): string => (contrast(colour, WHITE) >= 4.5 ? colour : INK);

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
