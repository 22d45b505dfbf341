import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from './sha256.js';

/** A public key that evidence is checked with. `keyId` is the SHA-256 of its DER (SubjectPublicKeyInfo). */
export interface PublicKey {
  readonly keyId: string;
  /** PEM, `-----BEGIN PUBLIC KEY-----`. */
  readonly publicKey: string;
}

/** A text that was signed, and by which key. */
export interface Signature {
  readonly algorithm: 'Ed25519';
  readonly keyId: string;
  /** 64 bytes in base64. */
  readonly value: string;
}

/** The key that signs evidence. Holds the private key; never log it. */
export interface SigningKey extends PublicKey {
  sign(text: string): Signature;
}

/** PKCS #8 of an Ed25519 key up to its seed (RFC 8410, 7 and 10.3). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads a private key: 64 hexadecimal digits (the seed of RFC 8032) or PEM (PKCS #8). Throws when it is no Ed25519 key; the error never holds it. */
export function readSigningKey(text: string): SigningKey {
  const key = privateKeyOf(text.trim());
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error('the key is no Ed25519 key: 64 hexadecimal digits, or PEM');
  const known = publicKeyOf(createPublicKey(key));
  return {
    ...known,
    sign: (signed) => ({
      algorithm: 'Ed25519',
      keyId: known.keyId,
      value: sign(null, Buffer.from(signed, 'utf8'), key).toString('base64'),
    }),
  };
}

function privateKeyOf(text: string): KeyObject | undefined {
  try {
    return /^[0-9a-f]{64}$/i.test(text)
      ? createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(text, 'hex')]), format: 'der', type: 'pkcs8' })
      : createPrivateKey(text);
  } catch {
    return undefined; // what is wrong with a key is not told: the message could hold a part of it
  }
}

function publicKeyOf(key: KeyObject): PublicKey {
  const der = key.export({ format: 'der', type: 'spki' });
  return { keyId: sha256(der), publicKey: key.export({ format: 'pem', type: 'spki' }).toString() };
}

/** Reads a public key from PEM; undefined when it is no Ed25519 key. */
export function readPublicKey(pem: string): PublicKey | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? publicKeyOf(key) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this key made this signature over this text; a key that is not what its id says never did. */
export function isSignedBy(
  { keyId, publicKey }: PublicKey,
  text: string,
  { algorithm, ...signature }: Signature,
): boolean {
  if (algorithm !== 'Ed25519' || signature.keyId !== keyId || readPublicKey(publicKey)?.keyId !== keyId) return false;
  const value = Buffer.from(signature.value, 'base64');
  return value.length === 64 && verify(null, Buffer.from(text, 'utf8'), publicKey, value);
}
