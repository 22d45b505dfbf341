const FULL = /^[A-Za-z0-9+/]*$/;
const LAST = /^[A-Za-z0-9+/]*={0,2}$/;
/** Looked at at once: over megabytes a regular expression throws a RangeError once V8 no longer optimises new ones. */
const SLICE = 65_536;

/** Up to here the text may be there twice for a moment. */
const SHORT = 1_048_576;

/** Decodes base64 strictly (XML whitespace between groups is allowed); undefined when it is not base64. */
export function decodeBase64(content: string): Buffer | undefined {
  if (content.length <= SHORT) {
    const decoded = Buffer.from(content, 'base64');
    // Buffer takes nearly anything, but what it writes back is base64: the same text was so too. Any other is looked at sign by sign.
    if (decoded.toString('base64') === content) return decoded;
  }
  const packed = content.replace(/[ \t\r\n]+/g, '');
  if (packed.length % 4 !== 0) return undefined;
  for (let at = 0; at < packed.length; at += SLICE) {
    const shape = at + SLICE < packed.length ? FULL : LAST;
    if (!shape.test(packed.slice(at, at + SLICE))) return undefined;
  }
  return Buffer.from(packed, 'base64');
}
