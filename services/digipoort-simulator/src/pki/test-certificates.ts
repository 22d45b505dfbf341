// @peculiar/x509 resolves its parts through tsyringe, which needs the metadata API.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  type Extension,
  type JsonGeneralNames,
} from '@peculiar/x509';
import { createPrivateKey, randomBytes, webcrypto } from 'node:crypto';

type KeyPair = webcrypto.CryptoKeyPair;

/** A certificate with its key, PEM. */
export interface IssuedCertificate {
  key: string;
  certificate: string;
}

/** An authority that can issue more. */
export interface Authority {
  name: { [attribute: string]: string[] }[];
  keys: KeyPair;
  certificate: string;
}

/** Whom an end certificate is for. */
export interface EndSubject {
  organisation: string;
  commonName: string;
  /** 20 digits for subject serialNumber. */
  oin: string;
  alternativeNames: JsonGeneralNames;
}

/** From and until when. */
export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

// PKIoverheid signs with sha256WithRSA and end keys are RSA 2048; its authorities use 4096, here 2048 for speed.
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const SERIAL_NUMBER = '2.5.4.5';
/** Certificate policy of PKIoverheid private services. */
const POLICY = '2.16.528.1.1003.1.2.8.6';

/** Issues a certificate authority: a root when there is no issuer, else one below it. */
export async function issueAuthority(
  organisation: string,
  commonName: string,
  valid: Validity,
  issuer?: Authority,
  crlUrl?: string,
): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const name: Authority['name'] = [{ C: ['NL'] }, { O: [organisation] }, { CN: [commonName] }];
  const extensions = [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ...(await keyIdentifiers(keys, issuer)),
    ...distributionPoint(crlUrl),
  ];
  const certificate = await sign(name, keys, issuer ?? { name, keys }, valid, extensions);
  return { name, keys, certificate };
}

/** Issues an end certificate with an OIN, good for client and server authentication and for signing. */
export async function issueEnd(
  subject: EndSubject,
  valid: Validity,
  issuer: Authority,
  crlUrl?: string,
): Promise<IssuedCertificate> {
  const keys = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const name: Authority['name'] = [
    { C: ['NL'] },
    { O: [subject.organisation] },
    { CN: [subject.commonName] },
    { [SERIAL_NUMBER]: [subject.oin] },
  ];
  const extensions = [
    new BasicConstraintsExtension(false, undefined, false),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth, ExtendedKeyUsage.serverAuth]),
    new CertificatePolicyExtension([POLICY]),
    new SubjectAlternativeNameExtension(subject.alternativeNames),
    ...(await keyIdentifiers(keys, issuer)),
    ...distributionPoint(crlUrl),
  ];
  const certificate = await sign(name, keys, issuer, valid, extensions);
  return { key: await privateKeyPem(keys), certificate };
}

/** The private key of an authority or an end certificate, PEM. */
export async function privateKeyPem({ privateKey }: KeyPair): Promise<string> {
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

/** A list of what an authority revoked, DER; `serialNumbers` in hexadecimal. */
export async function issueCrl(
  issuer: IssuedCertificate,
  serialNumbers: readonly string[],
  { thisUpdate, nextUpdate }: { thisUpdate: Date; nextUpdate: Date },
): Promise<Buffer> {
  const certificate = new X509Certificate(issuer.certificate);
  const pkcs8 = createPrivateKey(issuer.key).export({ format: 'der', type: 'pkcs8' });
  const crl = await X509CrlGenerator.create({
    issuer: certificate.subjectName,
    thisUpdate,
    nextUpdate,
    entries: serialNumbers.map((serialNumber) => ({ serialNumber, revocationDate: thisUpdate })),
    signingAlgorithm: RSA,
    signingKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, RSA, false, ['sign']),
    extensions: [await AuthorityKeyIdentifierExtension.create(certificate.publicKey)],
  });
  return Buffer.from(crl.rawData);
}

const distributionPoint = (url: string | undefined): Extension[] =>
  url === undefined ? [] : [new CRLDistributionPointsExtension([url])];

async function keyIdentifiers(keys: KeyPair, issuer: Authority | undefined): Promise<Extension[]> {
  return [
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
    await AuthorityKeyIdentifierExtension.create((issuer?.keys ?? keys).publicKey),
  ];
}

async function sign(
  subject: Authority['name'],
  keys: KeyPair,
  issuer: Pick<Authority, 'name' | 'keys'>,
  valid: Validity,
  extensions: Extension[],
): Promise<string> {
  const certificate = await X509CertificateGenerator.create({
    // The first bit stays 0: a serial number is positive (RFC 5280, 4.1.2.2).
    serialNumber: `4${randomBytes(16).toString('hex').slice(1)}`,
    subject,
    issuer: issuer.name,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: RSA,
    extensions,
    ...valid,
  });
  return `${certificate.toString('pem')}\n`;
}
