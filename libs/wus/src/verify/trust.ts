import { X509Certificate } from 'node:crypto';
import { WusMessageRefused } from '../errors.js';
import { fingerprintOf, oinOf } from './certificate.js';

/** Whom to believe: end certificates by fingerprint, or certificate authorities with the expected OIN. */
export interface WusTrust {
  /** SHA-256 fingerprints (hex, with or without colons) of trusted end certificates. */
  pinned?: readonly string[];
  /** Every certificate authority of the chain, root included, PEM or parsed. */
  authorities?: readonly (X509Certificate | string)[];
  /** OIN that must stand in subject serialNumber; obligatory for replies trusted by authority. */
  oin?: string;
}

/** A certificate that was found trustworthy. */
export interface TrustedSigner {
  certificate: X509Certificate;
  fingerprint: string;
  oin: string | undefined;
  /** The certificate and its issuers up to the root; a pinned one alone. */
  chain: readonly X509Certificate[];
}

const MAX_CHAIN = 6;
const CACHE_SIZE = 256;

/** Judges signing certificates; what does not depend on the time is remembered per certificate. */
export class TrustStore {
  private readonly pinned: ReadonlySet<string>;
  private readonly authorities: readonly X509Certificate[];
  private readonly chains = new Map<string, readonly X509Certificate[]>();

  constructor(private readonly trust: WusTrust) {
    this.pinned = new Set((trust.pinned ?? []).map((print) => print.replaceAll(':', '').toLowerCase()));
    this.authorities = (trust.authorities ?? []).map((ca) => (typeof ca === 'string' ? new X509Certificate(ca) : ca));
  }

  /** Throws WUS_CERTIFICATE_UNTRUSTED, WUS_CERTIFICATE_EXPIRED or WUS_OIN. */
  judge(certificate: X509Certificate, now: Date): TrustedSigner {
    const fingerprint = fingerprintOf(certificate);
    const chain = this.pinned.has(fingerprint) ? [certificate] : this.chainOf(certificate, fingerprint);
    for (const link of chain) {
      // So written that a date that cannot be read refuses.
      if (!(now >= link.validFromDate && now <= link.validToDate)) {
        throw new WusMessageRefused('WUS_CERTIFICATE_EXPIRED', link === certificate ? 'certificate' : 'authority');
      }
    }
    const oin = oinOf(certificate);
    if (this.trust.oin !== undefined && oin !== this.trust.oin) throw new WusMessageRefused('WUS_OIN', 'certificate');
    return { certificate, fingerprint, oin, chain };
  }

  private chainOf(certificate: X509Certificate, fingerprint: string): readonly X509Certificate[] {
    const known = this.chains.get(fingerprint);
    if (known) return known;
    if (certificate.ca) throw new WusMessageRefused('WUS_CERTIFICATE_UNTRUSTED', 'certificate');
    const chain = [certificate];
    for (let last = certificate; !isRoot(last);) {
      const issuer = chain.length < MAX_CHAIN ? this.issuerOf(last) : undefined;
      if (!issuer) throw new WusMessageRefused('WUS_CERTIFICATE_UNTRUSTED', 'certificate');
      chain.push(issuer);
      last = issuer;
    }
    if (chain.length < 2) throw new WusMessageRefused('WUS_CERTIFICATE_UNTRUSTED', 'certificate');
    if (this.chains.size >= CACHE_SIZE) this.chains.clear();
    this.chains.set(fingerprint, chain);
    return chain;
  }

  private issuerOf(certificate: X509Certificate): X509Certificate | undefined {
    return this.authorities.find((ca) => ca.ca && certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
  }
}

function isRoot(certificate: X509Certificate): boolean {
  return certificate.ca && certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}
