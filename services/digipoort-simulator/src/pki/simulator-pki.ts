import { TrustStore, WusSigner } from '@akkoord/wus';
import { pkiFiles, openPkiDirectory, type PkiFiles } from './pki-directory.js';
import { splitPem, type TestPki } from './test-pki.js';
import type { SimulatorConfig } from '../simulator.config.js';

/** The PKI in use: who is trusted, who signs, and where clients find their files. */
export class SimulatorPki {
  readonly trust: TrustStore;
  readonly signer: WusSigner;

  constructor(
    readonly pki: TestPki,
    readonly files: PkiFiles,
    algorithm: SimulatorConfig['replyAlgorithm'],
  ) {
    this.trust = new TrustStore({ authorities: splitPem(pki.authorities) });
    this.signer = new WusSigner({ ...pki.replySigner, algorithm });
  }

  static async open(config: SimulatorConfig): Promise<SimulatorPki> {
    const pki = await openPkiDirectory(config.pkiDirectory, new Date());
    return new SimulatorPki(pki, pkiFiles(config.pkiDirectory), config.replyAlgorithm);
  }
}
