import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes to text under the filing rules about characters (FR-NL 1.01, 1.02, 1.04, 1.05, 2.06). */
export function decodeText(bytes: Buffer, limits: ReadLimits, findings: Findings): string {
  if (bytes.length > limits.maxBytes)
    findings.refuse('XBRL_TOO_LARGE', { bytes: bytes.length, limit: limits.maxBytes });
  if (bytes.length === 0) findings.refuse('XBRL_EMPTY');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) findings.refuse('FR-NL-1.01');
  const text = decodeUtf8(bytes);
  if (text === undefined) return findings.refuse('FR-NL-1.05');
  checkCharacters(text, findings);
  checkReferences(text, findings);
  if (text.includes(']]>')) findings.add('FR-NL-2.06', { position: text.indexOf(']]>') });
  return text;
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

function checkCharacters(text: string, findings: Findings): void {
  // eslint-disable-next-line no-control-regex -- Basic Latin begins at U+0000; what XML forbids of it the parser refuses
  const position = text.search(/[^\u0000-\u00ff\u20a0-\u20cf]/);
  if (position >= 0) findings.add('FR-NL-1.02', { position, codePoint: text.codePointAt(position) ?? 0 });
}

function checkReferences(text: string, findings: Findings): void {
  if (!text.includes('&')) return;
  for (const match of text.matchAll(/&(?:#(?:x([0-9a-fA-F]+)|(\d+))|([^\s;<>&#]{1,40}));/g)) {
    const [, hex, decimal, name] = match;
    if (name === undefined ? !isAllowed(hex === undefined ? Number(decimal) : parseInt(hex, 16)) : !NAMED.has(name)) {
      findings.add('FR-NL-1.04', { position: match.index });
      return;
    }
  }
}

const NAMED: ReadonlySet<string> = new Set(['lt', 'gt', 'amp', 'apos', 'quot']);

function isAllowed(code: number): boolean {
  return (
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xff) || (code >= 0x20a0 && code <= 0x20cf)
  );
}
