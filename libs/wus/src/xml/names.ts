const FIRST = 1;
const LATER = 2;
const COLON = 58;

/** What an ASCII character may be in a name: its first character, a later one, neither. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (/[A-Za-z_]/.test(character) ? FIRST : 0) | (/[\w.-]/.test(character) ? LATER : 0);
});

// XML 1.0 (fifth edition), productions 4 and 4a, beyond ASCII: code points of a first character, and those only later.
const FIRST_RANGES: readonly (readonly [number, number])[] = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];
const LATER_RANGES: readonly (readonly [number, number])[] = [
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

/** The end of the QName (Namespaces in XML 1.0, production 7) that begins at `from`; `from` itself when none does. */
export function endOfName(source: string, from: number): number {
  let at = from;
  let wanted = FIRST;
  let colons = 0;
  for (;;) {
    const code = source.codePointAt(at) ?? 0;
    if (code === COLON && wanted === LATER && colons === 0) {
      colons = 1;
      wanted = FIRST;
    } else if ((kindOf(code) & wanted) !== 0) {
      wanted = LATER;
    } else {
      return wanted === LATER ? at : from;
    }
    at += code > 0xffff ? 2 : 1;
  }
}

function kindOf(code: number): number {
  if (code < 128) return ASCII[code] ?? 0;
  const isIn = ([low, high]: readonly [number, number]) => code >= low && code <= high;
  if (FIRST_RANGES.some(isIn)) return FIRST | LATER;
  return LATER_RANGES.some(isIn) ? LATER : 0;
}
