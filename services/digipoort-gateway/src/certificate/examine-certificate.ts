import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { describeOin, isTestOin, parseOin, TaxInputError, type Oin, type OinDescription } from '@akkoord/tax';
import { fingerprintOf, oinOf } from '@akkoord/wus';
import { chainOf, isRoot } from './certificate-chain.js';
import type { CertificateRole, Environment } from './certificate.js';
import { ImportRefused, type ImportRemarkCode } from './certificate.errors.js';
import type { ContainerContent } from './read-pkcs12.js';

/** What an office wants with the certificate it hands in. */
export interface IntendedUse {
  readonly role: CertificateRole;
  readonly environment: Environment;
}

/** A certificate that can be used, with its key: in memory only until it is stored or shown. */
export interface ExaminedCertificate {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
  readonly fingerprint: string;
  readonly oin: string;
  /** Absent for a number of an unknown kind. */
  readonly oinDescription?: OinDescription;
  /** What the certificate itself is, whatever it is meant for. */
  readonly nature: Environment;
  readonly remarks: readonly ImportRemarkCode[];
}

/** OID of clientAuth (RFC 5280, 4.2.1.12). */
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const LEAST_BITS = 2048;

/**
 * Judges what was read from a file: one RSA key, its own certificate, issuers, validity, number. `known` are more authorities to
 * build the chain from. Throws ImportRefused.
 */
export function examineCertificate(
  content: ContainerContent,
  use: IntendedUse,
  known: readonly X509Certificate[],
  now: Date,
): ExaminedCertificate {
  const key = keyOf(content);
  const certificates = parsed(content);
  const certificate = ownCertificate(certificates, key);
  const chain = chainOf(certificate, [...certificates, ...known]);
  if (chain.length === 0) throw new ImportRefused('CERTIFICATE_CHAIN_MISSING');
  if (certificate.validToDate <= now) throw new ImportRefused('CERTIFICATE_EXPIRED');
  const mayConnect = certificate.keyUsage === undefined || certificate.keyUsage.includes(CLIENT_AUTH);
  if (use.role !== 'signing' && !mayConnect) throw new ImportRefused('CERTIFICATE_NOT_FOR_TLS');
  const oin = oinOf(certificate);
  if (oin === undefined || !/^\d{20}$/.test(oin)) throw new ImportRefused('CERTIFICATE_WITHOUT_OIN');
  const known20 = knownOin(oin);
  const nature = natureOf(certificate, chain, known20);
  if (nature === 'test' && use.environment === 'production') throw new ImportRefused('CERTIFICATE_TEST_IN_PRODUCTION');
  const remarks: ImportRemarkCode[] = [
    ...(certificate.validFromDate > now ? (['CERTIFICATE_NOT_YET_VALID'] as const) : []),
    ...(isRoot(chain.at(-1)!) ? [] : (['CERTIFICATE_CHAIN_INCOMPLETE'] as const)),
    ...(known20 === undefined ? (['CERTIFICATE_OIN_UNKNOWN'] as const) : []),
    ...(nature === 'production' && use.environment === 'test' ? (['CERTIFICATE_PRODUCTION_IN_TEST'] as const) : []),
  ];
  const described = known20 === undefined ? {} : { oinDescription: describeOin(known20) };
  return { key, certificate, chain, fingerprint: fingerprintOf(certificate), oin, ...described, nature, remarks };
}

function keyOf({ keys }: ContainerContent): KeyObject {
  const [first, ...others] = keys;
  if (!first) throw new ImportRefused('CERTIFICATE_KEY_MISSING');
  if (others.some((other) => Buffer.compare(first, other) !== 0)) throw new ImportRefused('CERTIFICATE_SEVERAL_KEYS');
  let key: KeyObject;
  try {
    key = createPrivateKey({
      key: Buffer.from(first.buffer, first.byteOffset, first.length),
      format: 'der',
      type: 'pkcs8',
    });
  } catch (cause) {
    throw new ImportRefused('CERTIFICATE_FILE_BROKEN', cause);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < LEAST_BITS) throw new ImportRefused('CERTIFICATE_KEY_UNSUITABLE');
  return key;
}

function parsed({ certificates }: ContainerContent): X509Certificate[] {
  if (certificates.length === 0) throw new ImportRefused('CERTIFICATE_MISSING');
  try {
    return certificates.map((der) => new X509Certificate(der));
  } catch (cause) {
    throw new ImportRefused('CERTIFICATE_FILE_BROKEN', cause);
  }
}

/** Of several for one key (a renewal) the one that ends last. */
function ownCertificate(certificates: readonly X509Certificate[], key: KeyObject): X509Certificate {
  const own = certificates.filter((certificate) => !certificate.ca && certificate.checkPrivateKey(key));
  const [latest] = own.sort((a, b) => b.validToDate.getTime() - a.validToDate.getTime());
  if (!latest) throw new ImportRefused('CERTIFICATE_KEY_MISMATCH');
  return latest;
}

function knownOin(text: string): Oin | undefined {
  try {
    return parseOin(text);
  } catch (error) {
    if (error instanceof TaxInputError) return undefined;
    throw error;
  }
}

/** A test number, or issued below the TRIAL or a TEST root of PKIoverheid (digipoort.md 6). */
function natureOf(certificate: X509Certificate, chain: readonly X509Certificate[], oin: Oin | undefined): Environment {
  if (oin !== undefined && isTestOin(oin)) return 'test';
  const isTrial = [certificate, ...chain].some(({ issuer }) => /^(CN|O)=.*\b(TRIAL|TEST)\b/m.test(issuer));
  return isTrial ? 'test' : 'production';
}
