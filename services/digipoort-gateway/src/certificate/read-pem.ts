import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ImportRefused } from './certificate.errors.js';
import type { ContainerContent } from './read-pkcs12.js';

const MOST_CHARACTERS = 128 * 1024;

/** The certificates of a PEM text one by one. */
export const splitPem = (pem: string): string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];

/** Reads an unencrypted key and certificates in PEM. Throws ImportRefused. */
export function readPem(key: string, certificates: string): ContainerContent {
  if (key.length + certificates.length > MOST_CHARACTERS) throw new ImportRefused('CERTIFICATE_FILE_TOO_LARGE');
  try {
    return {
      keys: [createPrivateKey(key).export({ format: 'der', type: 'pkcs8' })],
      certificates: certificatesOf(certificates).map(({ raw }) => raw),
    };
  } catch (cause) {
    throw new ImportRefused('CERTIFICATE_PEM_BROKEN', cause);
  }
}

/** The certificates of a PEM text, parsed; throws what OpenSSL throws. */
export const certificatesOf = (pem: string): X509Certificate[] => splitPem(pem).map((one) => new X509Certificate(one));
