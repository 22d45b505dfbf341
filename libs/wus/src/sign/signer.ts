import { createHash, createPrivateKey, KeyObject, sign, X509Certificate } from 'node:crypto';
import { ALGORITHMS, type SignatureAlgorithm } from '../constants.js';

/** Signs with one RSA key and its certificate; the RSA work runs in the thread pool, off the event loop. */
export class WusSigner {
  readonly certificate: X509Certificate;
  readonly algorithm: SignatureAlgorithm;
  /** The certificate as it stands in the BinarySecurityToken: DER in base64. */
  readonly token: string;
  private readonly key: KeyObject;

  /** `key` and `certificate` as PEM or parsed; `algorithm` defaults to sha1, what the WSDL prescribes. */
  constructor(identity: {
    key: KeyObject | string;
    certificate: X509Certificate | string;
    algorithm?: SignatureAlgorithm;
  }) {
    this.key = identity.key instanceof KeyObject ? identity.key : createPrivateKey(identity.key);
    this.certificate =
      identity.certificate instanceof X509Certificate
        ? identity.certificate
        : new X509Certificate(identity.certificate);
    this.algorithm = identity.algorithm ?? 'sha1';
    this.token = this.certificate.raw.toString('base64');
    if (this.key.asymmetricKeyType !== 'rsa') throw new TypeError('a WUS signature needs an RSA key');
    if (!this.certificate.checkPrivateKey(this.key)) throw new TypeError('the key does not belong to the certificate');
  }

  /** Digest of the parts as one byte sequence, in base64. */
  digest(...parts: readonly string[]): string {
    const hash = createHash(ALGORITHMS[this.algorithm].hash);
    for (const part of parts) hash.update(part, 'utf8');
    return hash.digest('base64');
  }

  /** RSA PKCS#1 v1.5 signature in base64. */
  sign(data: string): Promise<string> {
    return new Promise((resolve, reject) => {
      sign(ALGORITHMS[this.algorithm].hash, Buffer.from(data, 'utf8'), this.key, (error, signature) => {
        if (error) reject(error);
        else resolve(signature.toString('base64'));
      });
    });
  }
}
