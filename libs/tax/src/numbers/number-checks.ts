const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** The 11-test (elfproef) on the nine digits of an RSIN or BSN (domain.md 7.6). */
export function passesElevenTest(nineDigits: string): boolean {
  if (!/^\d{9}$/.test(nineDigits) || nineDigits === '000000000') return false;
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += (WEIGHTS[index] ?? 0) * (nineDigits.charCodeAt(index) - 48);
  return sum % 11 === 0;
}

/** True when nine digits begin as an RSIN does; otherwise they are probably a BSN (domain.md 7.6). */
export function beginsAsRsin(digits: string): boolean {
  return /^(00|8\d)/.test(digits);
}

/** Mod 97 over the whole btw-id, letters as A=10 … Z=35; the rest must be 1 (sole traders since 2020; domain.md 7.6). */
export function passesMod97(vatId: string): boolean {
  const digits = vatId.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return /^\d+$/.test(digits) && BigInt(digits) % 97n === 1n;
}

/** Drops what people type around a number: spaces, dots, hyphens; upper case. */
export function normaliseNumber(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase();
}
