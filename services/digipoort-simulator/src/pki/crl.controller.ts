import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { Switches } from '../state/switches.js';
import { CrlUnknown } from './crl.errors.js';
import { SimulatorPki } from './simulator-pki.js';
import { ISSUERS } from './test-pki.js';

/** The lists of revoked certificates, where the certificates of the test PKI say that they are. */
@Controller('crl')
export class CrlController {
  constructor(
    private readonly pki: SimulatorPki,
    private readonly switches: Switches,
  ) {}

  @Get(':file')
  @Header('cache-control', 'no-store')
  async read(@Param('file') file: string): Promise<StreamableFile> {
    const issuer = ISSUERS.find((name) => file === `${name}.crl`);
    if (!issuer) throw new CrlUnknown();
    // By the real time: clients hold it against theirs.
    const bytes = await this.pki.crl(issuer, this.switches.settings, new Date());
    return new StreamableFile(bytes, { type: 'application/pkix-crl', length: bytes.length });
  }
}
