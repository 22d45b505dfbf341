const SHAPE = /^[A-Za-z0-9+/]*={0,2}$/;

/** Decodes base64 strictly (XML whitespace between groups is allowed); undefined when it is not base64. */
export function decodeBase64(content: string): Buffer | undefined {
  const packed = content.replace(/[ \t\r\n]+/g, '');
  if (packed.length % 4 !== 0 || !SHAPE.test(packed)) return undefined;
  return Buffer.from(packed, 'base64');
}
