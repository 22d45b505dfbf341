import { anchorText, isAnchorSigned, type SignedAnchor } from './anchor.js';
import {
  isCertificateSigned,
  type ApprovalCertificate,
  type CertifiedEntry,
  type SignedCertificate,
} from './certificate.js';
import { entryHash } from './chain.js';
import { rootOfPath } from './merkle.js';
import { sha256 } from './sha256.js';
import type { PublicKey } from './signing-key.js';

/** What is checked, in the order in which it is told. */
export const CERTIFICATE_CHECKS = [
  'signature',
  'key',
  'document-hash',
  'figures',
  'entries',
  'evidence',
  'same-document',
  'anchors',
  'published',
] as const;

/** One of CERTIFICATE_CHECKS. */
export type CertificateCheck = (typeof CERTIFICATE_CHECKS)[number];

/** `open`: cannot be told with what was given. */
export interface CheckResult {
  readonly check: CertificateCheck;
  readonly verdict: 'holds' | 'fails' | 'open';
  /** Positions of entries, or numbers of anchors, that it is about. */
  readonly about: readonly number[];
}

/** What a reader has besides the certificate. */
export interface GivenBesides {
  /** The document itself, and the figures it states (undefined when it could not be read). */
  readonly document?: { readonly sha256: string; readonly figures: Readonly<Record<string, number>> | undefined };
  /** Ids of keys that the reader knows to be the office's own. */
  readonly trustedKeys?: readonly string[];
  /** Anchors as the office published them. */
  readonly published?: readonly SignedAnchor[];
}

/** Checks a certificate with nothing but what is in it and what is given besides; pure. */
export function checkCertificate(file: SignedCertificate, given: GivenBesides = {}): CheckResult[] {
  const { certificate, signature, keys } = file;
  const { filing, entries } = certificate;
  const result = (check: CertificateCheck, holds: boolean | undefined, about: readonly number[] = []): CheckResult => ({
    check,
    verdict: holds === undefined ? 'open' : holds ? 'holds' : 'fails',
    about,
  });
  const none = (check: CertificateCheck, wrong: readonly number[]) => result(check, wrong.length === 0, wrong);
  const { document, trustedKeys } = given;
  return [
    result('signature', isCertificateSigned(file)),
    result('key', trustedKeys && [signature.keyId, ...anchorKeys(certificate)].every((id) => trustedKeys.includes(id))),
    result('document-hash', document && document.sha256 === filing.document.sha256),
    result('figures', document && (document.figures ? isSame(filing.figures, document.figures) : false)),
    none('entries', wrongEntries(certificate)),
    none('evidence', positions(entries.filter((entry) => !isEvidenceRight(entry)))),
    none('same-document', positions(entries.filter((entry) => !namesDocument(entry, filing.document.sha256)))),
    anchorsResult(certificate, keys),
    publishedResult(certificate, given.published),
  ];
}

const positions = (entries: readonly CertifiedEntry[]): number[] => entries.map(({ position }) => position);
const anchorKeys = ({ anchors }: ApprovalCertificate): string[] => anchors.map(({ signature }) => signature.keyId);

/** Entries whose hash is not theirs, that are not about this filing, or that do not stand in order. */
function wrongEntries({ entries, filing }: ApprovalCertificate): number[] {
  const wrong = entries.filter((entry, index) => {
    const isInOrder = index === 0 || entry.position > entries[index - 1]!.position;
    return !isInOrder || entry.hash !== entryHash(entry) || factOf(entry)?.['filingId'] !== filing.filingId;
  });
  return positions(wrong);
}

/** An erased evidence is not wrong: the digest in the chain shows that there was one. */
function isEvidenceRight(entry: CertifiedEntry): boolean {
  const digest = factOf(entry)?.['evidenceSha256'];
  if (entry.evidence === null) return typeof digest === 'string';
  return entry.evidence === undefined ? digest === undefined : sha256(entry.evidence) === digest;
}

function namesDocument(entry: CertifiedEntry, document: string): boolean {
  const named = factOf(entry)?.['documentSha256'];
  return named === undefined || named === document;
}

/** Open while entries wait for their anchor; fails when a proof or an anchor is wrong. */
function anchorsResult(certificate: ApprovalCertificate, keys: readonly PublicKey[]): CheckResult {
  const { entries, anchors, office } = certificate;
  const waiting = entries.filter(({ proof }) => !proof);
  const wrong = entries.filter((entry) => {
    const anchor = anchors.find(({ statement }) => statement.number === entry.proof?.anchor);
    return entry.proof && !(anchor && isProven(entry, anchor, keys, office.participantNumber));
  });
  if (wrong.length > 0) return { check: 'anchors', verdict: 'fails', about: positions(wrong) };
  return { check: 'anchors', verdict: waiting.length > 0 ? 'open' : 'holds', about: positions(waiting) };
}

function isProven(entry: CertifiedEntry, anchor: SignedAnchor, keys: readonly PublicKey[], office: string): boolean {
  const { firstPosition, lastPosition, root, participantNumber } = anchor.statement;
  const place = { hash: entry.hash, index: entry.position - firstPosition, count: lastPosition - firstPosition + 1 };
  return (
    participantNumber === office &&
    rootOfPath(place, entry.proof?.path ?? []) === root &&
    (entry.position !== lastPosition || entry.hash === anchor.statement.headHash) &&
    isAnchorSigned(anchor, keys)
  );
}

/** Each anchor has to be among those the office published, to the letter. */
function publishedResult(
  { anchors }: ApprovalCertificate,
  published: readonly SignedAnchor[] | undefined,
): CheckResult {
  if (!published || anchors.length === 0) return { check: 'published', verdict: 'open', about: [] };
  const known = new Set(published.map(({ statement }) => anchorText(statement)));
  const missing = anchors.filter(({ statement }) => !known.has(anchorText(statement)));
  const about = missing.map(({ statement }) => statement.number);
  return { check: 'published', verdict: about.length === 0 ? 'holds' : 'fails', about };
}

function isSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? 0) === (other[key] ?? 0));
}

function factOf({ content }: CertifiedEntry): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
