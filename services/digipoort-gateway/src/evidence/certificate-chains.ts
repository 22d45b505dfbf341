import { X509Certificate } from 'node:crypto';
import { fingerprintOf } from '@akkoord/wus';
import { strToU8 } from 'fflate';
import { chainOf, isRoot } from '../certificate/certificate-chain.js';

/** How a certificate in the evidence leads to a root, by names of files in it. */
export interface ChainInFile {
  readonly certificate: string;
  /** Authorities between the certificate and the root; absent when the root issued it. */
  readonly between: string | undefined;
  readonly root: string;
  /** When it signed first: it has to have been valid then, whatever has ended since. */
  readonly signedAt: Date;
}

/** A certificate that signed something. */
export interface SigningCertificate {
  readonly path: string;
  readonly der: Buffer;
  readonly signedAt: Date;
}

/** Adds the chain of each certificate to the files. One that the known authorities do not lead to a root is left out of the answer. */
export function keepChains(
  files: Map<string, Uint8Array>,
  certificates: readonly SigningCertificate[],
  authorities: readonly string[],
): ChainInFile[] {
  const known = authorities.map((pem) => new X509Certificate(pem));
  return certificates.flatMap(({ path, der, signedAt }) => {
    const chain = chainIn(der, known);
    const top = chain.at(-1);
    if (!top || !isRoot(top)) return [];
    const root = `certificates/root-${fingerprintOf(top).slice(0, 16)}.pem`;
    files.set(root, strToU8(top.toString()));
    const links = chain.slice(0, -1);
    const between = links.length === 0 ? undefined : path.replace(/\.pem$/, '-chain.pem');
    if (between) files.set(between, strToU8(links.map(String).join('')));
    return [{ certificate: path, between, root, signedAt }];
  });
}

/** Nothing for what stands in place of a certificate in a reply that was not believed. */
function chainIn(der: Buffer, known: readonly X509Certificate[]): X509Certificate[] {
  try {
    return chainOf(new X509Certificate(der), known);
  } catch {
    return [];
  }
}
