import type { X509Certificate } from 'node:crypto';

// A certificate object never changes, and the same few are asked with every message.
const FINGERPRINTS = new WeakMap<X509Certificate, string>();
const OINS = new WeakMap<X509Certificate, { readonly oin: string | undefined }>();

/** SHA-256 fingerprint of a certificate, lower case hex without colons. */
export function fingerprintOf(certificate: X509Certificate): string {
  let fingerprint = FINGERPRINTS.get(certificate);
  if (fingerprint === undefined) {
    fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    FINGERPRINTS.set(certificate, fingerprint);
  }
  return fingerprint;
}

/**
 * The OIN or HRN in subject serialNumber (attribute 2.5.4.5, PKIoverheid programme of requirements 3),
 * or undefined when there is not exactly one.
 */
export function oinOf(certificate: X509Certificate): string | undefined {
  let known = OINS.get(certificate);
  if (known === undefined) OINS.set(certificate, (known = { oin: readOin(certificate) }));
  return known.oin;
}

function readOin(certificate: X509Certificate): string | undefined {
  // Node writes one attribute per line and escapes control characters, so a name cannot forge a line.
  const found = certificate.subject.split('\n').filter((line) => line.startsWith('serialNumber='));
  return found.length === 1 ? found[0]?.slice('serialNumber='.length) : undefined;
}
