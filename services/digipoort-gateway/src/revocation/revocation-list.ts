// @peculiar/x509 resolves its parts through tsyringe, which needs the metadata API.
import 'reflect-metadata';
import type { X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** What an authority revoked, verified and held as sets: a list may have a hundred thousand entries. */
export interface RevocationList {
  /** Serial numbers in upper-case hexadecimal without leading zeros. */
  readonly revoked: ReadonlySet<string>;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/** A list that cannot be used; `reason` says why, never what is in it. */
export class RevocationListUnusable extends Error {
  constructor(
    readonly reason: 'unreadable' | 'other-issuer' | 'signature' | 'delta' | 'no-end' | 'expired' | 'future',
    options?: ErrorOptions,
  ) {
    super(`list of revoked certificates: ${reason}`, options);
  }
}

/** RFC 5280, 5.2.4 and 5.2.5: a list that is only a part says nothing about what is not in it. */
const PARTIAL = ['2.5.29.27', '2.5.29.28'];
const FREEZE_PERIOD_MS = 5 * 60_000;

/** Reads a list (DER) and verifies that this authority signed it and that it is in force. Throws RevocationListUnusable. */
export async function readRevocationList(der: Buffer, issuer: X509Certificate, now: Date): Promise<RevocationList> {
  const crl = parse(der);
  if (crl.extensions.some(({ type, critical }) => PARTIAL.includes(type) && critical)) {
    throw new RevocationListUnusable('delta');
  }
  const authority = new x509.X509Certificate(issuer.raw);
  if (crl.issuer !== authority.subject) throw new RevocationListUnusable('other-issuer');
  const isSigned = await crl.verify({ publicKey: authority.publicKey }).catch(() => false);
  if (!isSigned) throw new RevocationListUnusable('signature');
  const { thisUpdate, nextUpdate } = crl;
  if (!nextUpdate) throw new RevocationListUnusable('no-end');
  if (nextUpdate <= now) throw new RevocationListUnusable('expired');
  if (thisUpdate.getTime() > now.getTime() + FREEZE_PERIOD_MS) throw new RevocationListUnusable('future');
  return { thisUpdate, nextUpdate, revoked: new Set(crl.entries.map(({ serialNumber }) => plain(serialNumber))) };
}

/** Whether a certificate is on the list of its issuer. */
export const isRevoked = ({ revoked }: RevocationList, { serialNumber }: X509Certificate): boolean =>
  revoked.has(plain(serialNumber));

/** Where a certificate says that its issuer's list is, over HTTP; PKIoverheid names one. */
export function listAddresses(certificate: X509Certificate): string[] {
  const extension = new x509.X509Certificate(certificate.raw).getExtension(x509.CRLDistributionPointsExtension);
  return (extension?.distributionPoints ?? []).flatMap(({ distributionPoint }) =>
    (distributionPoint?.fullName ?? []).flatMap(({ uniformResourceIdentifier: uri }) =>
      uri && /^https?:\/\//i.test(uri) ? [uri] : [],
    ),
  );
}

function parse(der: Buffer): x509.X509Crl {
  try {
    return new x509.X509Crl(der);
  } catch (cause) {
    throw new RevocationListUnusable('unreadable', { cause });
  }
}

const plain = (serialNumber: string): string => serialNumber.toUpperCase().replace(/^0+(?=.)/, '');
