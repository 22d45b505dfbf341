import { Controller, Get, Header, Param, StreamableFile, UseGuards } from '@nestjs/common';
import { InternalGuard } from '@akkoord/service-kit';
import { filingOf, officeOf } from '../submission/filing-address.js';
import { MakeEvidence } from './make-evidence.js';

/** The evidence file of a filing. */
@Controller('v1/offices/:participantNumber/filings/:filingId')
@UseGuards(InternalGuard)
export class EvidenceController {
  constructor(private readonly makeEvidence: MakeEvidence) {}

  @Get('evidence.zip')
  @Header('cache-control', 'no-store')
  async read(@Param('participantNumber') office: string, @Param('filingId') filing: string): Promise<StreamableFile> {
    const filingId = filingOf(filing);
    const bytes = Buffer.from(await this.makeEvidence.make(officeOf(office), filingId));
    const disposition = `attachment; filename="evidence-${filingId}.zip"`;
    return new StreamableFile(bytes, { type: 'application/zip', length: bytes.length, disposition });
  }
}
