import { TrustStore, WusSigner, type SignatureAlgorithm } from '@akkoord/wus';
import { pkiFiles, openPkiDirectory, type PkiFiles } from './pki-directory.js';
import { splitPem, type TestPki } from './test-pki.js';
import type { SimulatorConfig } from '../simulator.config.js';

type Signers = Record<SignatureAlgorithm, WusSigner>;

/** The PKI in use: who is trusted, who signs, and where clients find their files. */
export class SimulatorPki {
  readonly trust: TrustStore;
  private readonly signers: Signers;
  private readonly strangers: Signers;

  constructor(
    readonly pki: TestPki,
    readonly files: PkiFiles,
  ) {
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

  static async open(config: SimulatorConfig): Promise<SimulatorPki> {
    const pki = await openPkiDirectory(config.pkiDirectory, new Date());
    return new SimulatorPki(pki, pkiFiles(config.pkiDirectory));
  }
}

function signersOf(identity: TestPki['replySigner']): Signers {
  return {
    sha1: new WusSigner({ ...identity, algorithm: 'sha1' }),
    sha256: new WusSigner({ ...identity, algorithm: 'sha256' }),
  };
}
