import { createPrivateKey, hash, KeyObject, sign, X509Certificate } from 'node:crypto';
import { ALGORITHMS, type SignatureAlgorithm } from '../constants.js';

// One To per service and one Action per operation; an address that changes all the time must not fill the memory.
const MAX_FIXED = 64;

/** Signs with one RSA key and its certificate; the RSA work runs in the thread pool, off the event loop. */
export class WusSigner {
  readonly certificate: X509Certificate;
  readonly algorithm: SignatureAlgorithm;
  /** The certificate as it stands in the BinarySecurityToken: DER in base64. */
  readonly token: string;
  private readonly key: KeyObject;
  private readonly hash: string;
  private readonly fixed = new Map<string, string>();

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
    this.hash = ALGORITHMS[this.algorithm].hash;
    this.token = this.certificate.raw.toString('base64');
    if (this.key.asymmetricKeyType !== 'rsa') throw new TypeError('a WUS signature needs an RSA key');
    if (!this.certificate.checkPrivateKey(this.key)) throw new TypeError('the key does not belong to the certificate');
  }

  /** Digest of a part in canonical form, in base64. */
  digest(part: string): string {
    return hash(this.hash, part, 'base64');
  }

  /** The same for a part that comes back with every request, such as wsa:To: digested once. */
  digestOfFixed(part: string): string {
    const known = this.fixed.get(part);
    if (known !== undefined) return known;
    const digest = this.digest(part);
    if (this.fixed.size >= MAX_FIXED) this.fixed.clear();
    this.fixed.set(part, digest);
    return digest;
  }

  /** RSA PKCS#1 v1.5 signature in base64. */
  sign(data: string): Promise<string> {
    return new Promise((resolve, reject) => {
      sign(this.hash, Buffer.from(data, 'utf8'), this.key, (error, signature) => {
        if (error) reject(error);
        else resolve(signature.toString('base64'));
      });
    });
  }
}
