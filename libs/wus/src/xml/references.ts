import { WusMessageRefused } from '../errors.js';

const REFERENCE = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));|&/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text between tags, with its references replaced; throws WUS_NOT_WELL_FORMED (XML 1.0, 2.4 and 4.1: no entities but the five). */
export function decodeReferences(text: string): string {
  if (text.includes(']]>')) fail();
  return text.includes('&') ? text.replace(REFERENCE, decode) : text;
}

/** An attribute value as XML 1.0, 3.3.3 normalises it; a reference to a line end stays one. */
export function normaliseAttribute(value: string): string {
  if (value.includes('<')) fail();
  const spaced = /[\t\n]/.test(value) ? value.replace(/[\t\n]/g, ' ') : value;
  return spaced.includes('&') ? spaced.replace(REFERENCE, decode) : spaced;
}

function decode(_: string, hexadecimal?: string, decimal?: string, named?: string): string {
  if (named !== undefined) return NAMED[named] ?? fail();
  const code = hexadecimal === undefined ? Number(decimal ?? NaN) : Number.parseInt(hexadecimal, 16);
  return isCharacter(code) ? String.fromCodePoint(code) : fail();
}

// XML 1.0, production 2.
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function fail(): never {
  throw new WusMessageRefused('WUS_NOT_WELL_FORMED', 'document');
}
