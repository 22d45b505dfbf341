import type { SignedAnchor } from './anchor.js';
import { canonicalJson, type Json } from './canonical-json.js';
import type { ChainEntry } from './chain.js';
import type { PathStep } from './merkle.js';
import { isSignedBy, type PublicKey, type Signature, type SigningKey } from './signing-key.js';

/** Where an entry stands in the Merkle tree of an anchor. */
export interface AnchorProof {
  /** Number of the anchor. */
  readonly anchor: number;
  readonly path: readonly PathStep[];
}

/** One entry of the office's audit trail about this filing, with what is needed to check it. */
export interface CertifiedEntry extends ChainEntry {
  /** The text whose SHA-256 stands in the content as `evidenceSha256`; null when it was erased, absent when there was none. */
  readonly evidence?: string | null;
  /** Absent as long as no anchor covers it; the next one is made within a day. */
  readonly proof?: AnchorProof;
}

/** A person of the evidence by the name under which the office knows him now. */
export interface CertifiedPerson {
  readonly id: string;
  readonly name: string;
}

/** What was approved. */
export interface CertifiedFiling {
  readonly filingId: string;
  readonly kind: 'vat-return' | 'icp-statement' | 'supplement';
  /** First and last day. */
  readonly period: { readonly start: string; readonly end: string };
  /** The sender's own reference. */
  readonly reference: string;
  readonly organisation: string;
  readonly document: { readonly sha256: string; readonly size: number; readonly mediaType: string };
  /** Whole euros by box (`1a.turnover`), or by total; as the document with this SHA-256 states them. */
  readonly figures: Readonly<Record<string, number>>;
  /** Status of the filing when this was issued. */
  readonly status: number;
}

/** What is signed: who approved which document, when and how, and where that stands in the office's audit trail. */
export interface ApprovalCertificate {
  readonly type: 'akkoord.approval-certificate.v1';
  /** Instant in UTC, ISO 8601. */
  readonly issuedAt: string;
  readonly office: { readonly participantNumber: string };
  readonly filing: CertifiedFiling;
  readonly people: readonly CertifiedPerson[];
  readonly entries: readonly CertifiedEntry[];
  /** The anchors that the proofs name. */
  readonly anchors: readonly SignedAnchor[];
}

/** The file a third party gets. */
export interface SignedCertificate {
  readonly certificate: ApprovalCertificate;
  readonly signature: Signature;
  /** Keys that signed the certificate and its anchors; whether they are the office's own is for the reader to find out. */
  readonly keys: readonly PublicKey[];
}

/** The text of a certificate that is signed. */
export const certificateText = (certificate: ApprovalCertificate): string =>
  canonicalJson(certificate as unknown as Json);

/** Signs a certificate; `keys` are all that signed its anchors. */
export function signCertificate(
  certificate: ApprovalCertificate,
  key: SigningKey,
  keys: readonly PublicKey[],
): SignedCertificate {
  const own = { keyId: key.keyId, publicKey: key.publicKey };
  const others = keys.filter(({ keyId }) => keyId !== own.keyId);
  return { certificate, signature: key.sign(certificateText(certificate)), keys: [own, ...others] };
}

/** Whether one of the keys in the file signed the certificate in it. */
export const isCertificateSigned = ({ certificate, signature, keys }: SignedCertificate): boolean =>
  keys.some((key) => isSignedBy(key, certificateText(certificate), signature));
