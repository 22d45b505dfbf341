import type { X509Certificate } from 'node:crypto';
import type { CertificatePreview, CertificateView, ChainLink } from '@akkoord/contracts';
import { daysLeft } from './certificate.js';
import type { CertificateUse } from './certificate.js';
import { IMPORT_REMARKS } from './certificate.errors.js';
import type { StoredCertificate } from './certificate.repository.js';
import type { ExaminedCertificate } from './examine-certificate.js';

/** What a person sees before it is saved. */
export function previewOf(examined: ExaminedCertificate): CertificatePreview {
  const { certificate, chain, fingerprint, oin, oinDescription, nature, remarks } = examined;
  return {
    ...linkOf(certificate),
    nature,
    fingerprint,
    oin,
    ...(oinDescription
      ? { oinDescription: { kind: oinDescription.kind, number: oinDescription.number, ...oinDescription.name } }
      : {}),
    chain: chain.map(linkOf),
    remarks: remarks.map((code) => ({ code, ...IMPORT_REMARKS[code] })),
  };
}

const linkOf = ({ subject, issuer, validFromDate, validToDate }: X509Certificate): ChainLink => ({
  subject: oneLine(subject),
  issuer: oneLine(issuer),
  validFrom: validFromDate.toISOString(),
  validUntil: validToDate.toISOString(),
});

/** Node writes one attribute a line. */
const oneLine = (name: string): string => name.split('\n').join(', ');

/** A stored certificate; `inUse` gives the id of the one used now. */
export function viewOf(
  certificate: StoredCertificate,
  inUse: (use: CertificateUse) => string | undefined,
  now: Date,
): CertificateView {
  const { id, environment, role, commonName, oin, fingerprint, validFrom, validUntil, source, importedAt } =
    certificate;
  return {
    certificateId: id,
    environment,
    role,
    commonName,
    oin,
    fingerprint,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
    daysLeft: daysLeft(validUntil, now),
    usedFor: (['signing', 'tls'] as const).filter((use) => inUse(use) === id),
    source,
    importedAt: importedAt.toISOString(),
  };
}
