import type { X509Certificate } from 'node:crypto';

/** PKIoverheid has four layers; anything much longer is no chain of its. */
const MOST_LAYERS = 8;

/** Whether it signed itself: the top of a chain. */
export const isRoot = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);

/** The issuers of a certificate in order, as far as `known` has them; signatures are verified. */
export function chainOf(certificate: X509Certificate, known: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let last = certificate; chain.length < MOST_LAYERS && !isRoot(last);) {
    const issuer = known.find((one) => one.ca && last.checkIssued(one) && last.verify(one.publicKey));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}
