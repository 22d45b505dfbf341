import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './envelope.js';
import type { KeyEncryptionKey } from './read-key-encryption-keys.js';

/** A private key as it is stored: sealed under a data key of its own, which is sealed under a key-encryption key. */
export interface SealedKey {
  readonly kekId: string;
  readonly wrappedDataKey: Buffer;
  readonly sealedKey: Buffer;
}

/** Whose key it is; bound to both seals, so that a row moved to another office or record opens nothing. */
export interface KeyOwner {
  readonly tenant: string;
  readonly certificateId: string;
}

const dataKeyContext = (kekId: string, { tenant, certificateId }: KeyOwner): string =>
  `akkoord:data-key:1:${kekId}:${tenant}:${certificateId}`;
const keyContext = ({ tenant, certificateId }: KeyOwner): string =>
  `akkoord:certificate-key:1:${tenant}:${certificateId}`;

/** Seals a private key (PKCS#8) under a fresh data key. */
export function sealKey(kek: KeyEncryptionKey, owner: KeyOwner, pkcs8: Buffer): SealedKey {
  const dataKey = randomBytes(32);
  try {
    return {
      kekId: kek.id,
      wrappedDataKey: encrypt(kek.key, dataKey, dataKeyContext(kek.id, owner)),
      sealedKey: encrypt(dataKey, pkcs8, keyContext(owner)),
    };
  } finally {
    dataKey.fill(0);
  }
}

/** Opens a sealed private key; the caller wipes what it gets. Throws when anything differs. */
export function openKey(kek: KeyEncryptionKey, owner: KeyOwner, sealed: SealedKey): Buffer {
  const dataKey = decrypt(kek.key, sealed.wrappedDataKey, dataKeyContext(kek.id, owner));
  try {
    return decrypt(dataKey, sealed.sealedKey, keyContext(owner));
  } finally {
    dataKey.fill(0);
  }
}

/** The data key under another key-encryption key; the private key itself stays sealed all the while. */
export function rewrapDataKey(
  from: KeyEncryptionKey,
  to: KeyEncryptionKey,
  owner: KeyOwner,
  wrappedDataKey: Buffer,
): Buffer {
  const dataKey = decrypt(from.key, wrappedDataKey, dataKeyContext(from.id, owner));
  try {
    return encrypt(to.key, dataKey, dataKeyContext(to.id, owner));
  } finally {
    dataKey.fill(0);
  }
}
