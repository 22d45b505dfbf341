import { makeCertificatePdf } from '@akkoord/document';
import { readCertificate } from '@akkoord/evidence';
import { Offices } from '@akkoord/service-kit';
import { amsterdamDate } from '@akkoord/tax';
import { Controller, Get, Header, Param, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { certificateView } from './certificate-view.js';
import { ReadCertificate } from './read-certificate.js';

/** Query of `GET /api/filings/{filingId}/certificate.pdf`. */
export class CertificateQuery {
  @IsIn(['nl', 'en']) language: 'nl' | 'en' = 'nl';
}

/** Who approved what: for programs and third parties as JSON, for people as PDF. Who may see the filing may have it. */
@Controller('api/filings/:filingId')
@UseGuards(SessionGuard)
export class CertificateController {
  constructor(
    private readonly certificates: ReadCertificate,
    private readonly offices: Offices,
  ) {}

  @Get('certificate.json')
  @Header('cache-control', 'private, no-store')
  async json(@CurrentSession() session: Session, @Param('filingId') filingId: string): Promise<StreamableFile> {
    const { file } = await this.certificates.of(session, filingId);
    return new StreamableFile(Buffer.from(`${file}\n`), {
      type: 'application/json',
      disposition: `attachment; filename="certificate-${filingId}.json"`,
    });
  }

  @Get('certificate.pdf')
  @Header('cache-control', 'private, no-store')
  async pdf(
    @CurrentSession() session: Session,
    @Param('filingId') filingId: string,
    @Query() { language }: CertificateQuery,
  ): Promise<StreamableFile> {
    const { file, title } = await this.certificates.of(session, filingId);
    const certificate = readCertificate(file);
    const { name, address, colour, logo } = this.offices.of(session.account.tenant);
    const bytes = await makeCertificatePdf({
      ...certificateView(certificate, title, language),
      office: {
        name,
        ...(address === undefined ? {} : { address }),
        ...(colour === undefined ? {} : { colour }),
        ...(logo === undefined ? {} : { logo: Buffer.from(logo, 'base64') }),
      },
      language,
      createdOn: amsterdamDate(new Date(certificate.certificate.issuedAt)),
    });
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `inline; filename="certificate-${filingId}.pdf"`,
      length: bytes.length,
    });
  }
}
