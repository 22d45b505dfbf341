import type { X509Certificate } from 'node:crypto';

/**
 * Asks whether certificates that are trusted otherwise have been revoked (digipoort.md 6: a CRL check both ways). `chain` is the
 * certificate and as many of its issuers as are known, the nearest first. Throws WusMessageRefused with WUS_CERTIFICATE_REVOKED,
 * or with WUS_REVOCATION_UNKNOWN where not knowing is not good enough.
 */
export interface RevocationCheck {
  check(chain: readonly X509Certificate[], now: Date): Promise<void>;
}

/** A certificate and the issuers that Node found for it, of a TLS connection. */
export function peerChain(peer: X509Certificate): X509Certificate[] {
  const chain = [peer];
  for (let last = peer; chain.length < 8;) {
    const issuer = last.issuerCertificate;
    if (!issuer || issuer.fingerprint256 === last.fingerprint256) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}
