// Only for the specs of this folder: a root and end certificates made on the spot, so no key is ever committed.
import 'reflect-metadata';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { KeyObject, webcrypto, X509Certificate } from 'node:crypto';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

export interface TestIdentity {
  key: KeyObject;
  certificate: X509Certificate;
}

/** A root with one end certificate per OIN, valid around `now`; keys of `bits`. */
export async function testIdentities<const N extends readonly string[]>(
  oins: N,
  now: Date,
  bits = 2048,
): Promise<{ root: X509Certificate; identities: { [K in keyof N]: TestIdentity } }> {
  const ca = await webcrypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const valid = { notBefore: new Date(now.getTime() - 86_400_000), notAfter: new Date(now.getTime() + 86_400_000) };
  const name = [{ CN: ['Test root'] }];
  const root = await X509CertificateGenerator.createSelfSigned({
    ...valid,
    serialNumber: '01',
    name,
    keys: ca,
    signingAlgorithm: RSA,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const identities = await Promise.all(
    oins.map(async (oin, index) => {
      const keys = await webcrypto.subtle.generateKey({ ...RSA, modulusLength: bits }, true, ['sign', 'verify']);
      const certificate = await X509CertificateGenerator.create({
        ...valid,
        serialNumber: `0${index + 2}`,
        subject: [{ CN: ['end'] }, { '2.5.4.5': [oin] }],
        issuer: name,
        publicKey: keys.publicKey,
        signingKey: ca.privateKey,
        signingAlgorithm: RSA,
        extensions: [new BasicConstraintsExtension(false, undefined, true)],
      });
      return { key: KeyObject.from(keys.privateKey), certificate: new X509Certificate(certificate.toString('pem')) };
    }),
  );
  return {
    root: new X509Certificate(root.toString('pem')),
    identities: identities as { [K in keyof N]: TestIdentity },
  };
}
