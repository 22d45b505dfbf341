import { createHash } from 'node:crypto';

/** SHA-256 of the UTF-8 bytes of a text, or of bytes, in lower-case hexadecimal: what `sha256sum` prints. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
