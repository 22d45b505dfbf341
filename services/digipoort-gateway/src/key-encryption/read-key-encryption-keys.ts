import { createSecretKey, type KeyObject } from 'node:crypto';
import { KeyEncryptionKeysInvalid } from './key-encryption.errors.js';

/** A key-encryption key by its name. */
export interface KeyEncryptionKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Gets the 32 bytes that a token keeps wrapped. */
export type Unwrap = (id: string, wrapped: Buffer) => Promise<Buffer>;

const ENTRY = /^([A-Za-z0-9][A-Za-z0-9._-]{0,39}):(pkcs11:)?([A-Za-z0-9+/=]+)$/;

/**
 * Reads `name:value` entries, one a line or with commas between; the first one seals, all of them open. A value is 32 bytes in
 * hexadecimal or base64, or `pkcs11:` and the wrapped key in base64. Throws KeyEncryptionKeysInvalid, and what `unwrap` throws.
 */
export async function readKeyEncryptionKeys(text: string, unwrap: Unwrap): Promise<KeyEncryptionKey[]> {
  const entries = text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !entry.startsWith('#'));
  const keys: KeyEncryptionKey[] = [];
  for (const [index, entry] of entries.entries()) {
    const [, id = '', isWrapped, value = ''] = ENTRY.exec(entry) ?? [];
    if (id === '' || keys.some((key) => key.id === id)) throw new KeyEncryptionKeysInvalid(index + 1);
    const bytes = isWrapped ? await unwrap(id, Buffer.from(value, 'base64')) : bytesOf(value);
    if (bytes.length !== 32) throw new KeyEncryptionKeysInvalid(index + 1);
    keys.push({ id, key: createSecretKey(bytes) });
    bytes.fill(0);
  }
  return keys;
}

const bytesOf = (value: string): Buffer => Buffer.from(value, /^[0-9a-fA-F]{64}$/.test(value) ? 'hex' : 'base64');
