import {
  actsOf,
  checkCertificate,
  readCertificate,
  readPublicKey,
  readPublished,
  sha256,
  type Act,
  type CheckResult,
  type GivenBesides,
  type SignedCertificate,
} from '@akkoord/evidence';
import { readFiling } from '@akkoord/xbrl';
import { figuresOf } from './figures.js';

/** What a reader gives besides the certificate. */
export interface GivenToVerify {
  /** The document that was approved, byte for byte. */
  readonly document?: Uint8Array;
  /** Ids of keys (64 hexadecimal digits), or keys in PEM, that the reader knows to be the office's. */
  readonly trusted?: readonly string[];
  /** What the office published: JSON of `/api/public/anchors/NUMBER`. */
  readonly published?: string;
}

/** What was found. `holds` unless one check failed. */
export interface Verification {
  readonly verdict: 'holds' | 'fails';
  readonly checks: readonly CheckResult[];
  readonly certificate: SignedCertificate['certificate'];
  readonly keyId: string;
  readonly acts: readonly Act[];
}

/** A key that was given is none; `given` is its place in the list. */
export class KeyUnreadable extends Error {
  readonly code = 'KEY_UNREADABLE';
  override readonly name = 'KeyUnreadable';
}

/** Verifies the file of a certificate. Throws CertificateUnreadable and KeyUnreadable: then nothing was checked. */
export function verifyFile(json: string, given: GivenToVerify = {}): Verification {
  const file = readCertificate(json);
  const checks = checkCertificate(file, besides(given));
  const verdict = checks.some((check) => check.verdict === 'fails') ? 'fails' : 'holds';
  const { certificate, signature } = file;
  return { verdict, checks, certificate, keyId: signature.keyId, acts: actsIfReadable(certificate) };
}

function besides({ document, trusted, published }: GivenToVerify): GivenBesides {
  const office = published === undefined ? undefined : readPublished(published);
  // Keys that came with the anchors from the office's own address are as good as the address.
  const keys = [...(trusted ?? []).map(keyIdOf), ...(office?.keys ?? []).map(({ publicKey }) => keyIdOf(publicKey))];
  return {
    ...(document ? { document: { sha256: sha256(document), figures: figuresIn(document) } } : {}),
    ...(keys.length > 0 ? { trustedKeys: keys } : {}),
    ...(office ? { published: office.anchors } : {}),
  };
}

function keyIdOf(given: string): string {
  const text = given.trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  const key = readPublicKey(text);
  if (!key)
    throw new KeyUnreadable('a key is given as its id (64 hexadecimal digits) or as PEM of an Ed25519 public key');
  return key.keyId;
}

function figuresIn(document: Uint8Array): Record<string, number> | undefined {
  try {
    return figuresOf(readFiling(Buffer.from(document), { arithmetic: 'report' }));
  } catch {
    return undefined; // whatever it is, it does not state these figures
  }
}

/** An entry that was tampered with may hold anything. */
function actsIfReadable(certificate: SignedCertificate['certificate']): Act[] {
  try {
    return actsOf(certificate);
  } catch {
    return [];
  }
}
