import { oinOf, TrustStore, WusSigner, type SignatureAlgorithm } from '@akkoord/wus';
import { X509Certificate } from 'node:crypto';
import { pkiFiles, openPkiDirectory, type PkiFiles } from './pki-directory.js';
import { issueCrl } from './test-certificates.js';
import { splitPem, type IssuerName, type TestPki } from './test-pki.js';
import { END_NAMES, type EndName, type Settings } from '../state/settings.js';
import type { SimulatorConfig } from '../simulator.config.js';

type Revoked = Pick<Settings, 'revokedOins' | 'revokedCertificates'>;
type Signers = Record<SignatureAlgorithm, WusSigner>;

/** The PKI in use: who is trusted, who signs, and where clients find their files. */
export class SimulatorPki {
  readonly trust: TrustStore;
  private readonly signers: Signers;
  private readonly strangers: Signers;
  private readonly ends: Record<EndName, X509Certificate>;

  constructor(
    readonly pki: TestPki,
    readonly files: PkiFiles,
    private readonly crlLifeMs: number,
  ) {
    const ends = END_NAMES.map((name) => [name, new X509Certificate(pki[name].certificate)] as const);
    this.ends = Object.fromEntries(ends) as Record<EndName, X509Certificate>;
    this.trust = new TrustStore({ authorities: splitPem(pki.authorities) });
    this.signers = signersOf(pki.replySigner);
    this.strangers = signersOf(pki.otherClient);
  }

  /** Signs replies as Logius. */
  signerOf(algorithm: SignatureAlgorithm): WusSigner {
    return this.signers[algorithm];
  }

  /** Signs replies with a certificate that is trusted but not Logius': a client has to look at the OIN. */
  strangerOf(algorithm: SignatureAlgorithm): WusSigner {
    return this.strangers[algorithm];
  }

  /** Which of its own end certificates this is, if it is one. */
  nameOf({ fingerprint256 }: Pick<X509Certificate, 'fingerprint256'>): EndName | undefined {
    return END_NAMES.find((name) => this.ends[name].fingerprint256 === fingerprint256);
  }

  /** The list of what an authority revoked, DER. Ends are revoked by name, or by their OIN. */
  async crl(issuer: IssuerName, { revokedOins, revokedCertificates }: Revoked, now: Date): Promise<Buffer> {
    const isRevoked = (name: EndName) =>
      revokedCertificates.includes(name) || revokedOins.includes(oinOf(this.ends[name]) ?? '');
    const revoked = issuer === 'provider' ? END_NAMES.filter(isRevoked) : [];
    const serialNumbers = revoked.map((name) => this.ends[name].serialNumber);
    const until = { thisUpdate: now, nextUpdate: new Date(now.getTime() + this.crlLifeMs) };
    return issueCrl(this.pki.issuers[issuer], serialNumbers, until);
  }

  static async open(config: SimulatorConfig): Promise<SimulatorPki> {
    const { pkiDirectory, port, crlUrl = port === 0 ? '' : `http://localhost:${port}/crl`, crlLifeMs } = config;
    const pki = await openPkiDirectory(pkiDirectory, new Date(), crlUrl);
    return new SimulatorPki(pki, pkiFiles(pkiDirectory), crlLifeMs);
  }
}

function signersOf(identity: TestPki['replySigner']): Signers {
  return {
    sha1: new WusSigner({ ...identity, algorithm: 'sha1' }),
    sha256: new WusSigner({ ...identity, algorithm: 'sha256' }),
  };
}
