import type { DocumentReference } from '@akkoord/contracts';
import { makeFilingPdf, qrSvg } from '@akkoord/document';
import { Offices } from '@akkoord/service-kit';
import { amsterdamDate, epcQrPayload } from '@akkoord/tax';
import { Controller, Get, Header, Param, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { ReadDocument } from '../document/read-document.js';
import { ExplainFiling } from '../explanation/explain-filing.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { NoPaymentToMake, NoSuppliedPdf } from './filing-files.errors.js';

/** Query of `GET /api/filings/{filingId}/filing.pdf`. */
export class PdfQuery {
  @IsIn(['nl', 'en']) language: 'nl' | 'en' = 'nl';
}

/** What of a filing can be kept, printed or scanned; who may see the filing may have it. */
@Controller('api/filings/:filingId')
@UseGuards(SessionGuard)
export class FilingFilesController {
  constructor(
    private readonly filings: ExplainFiling,
    private readonly documents: ReadDocument,
    private readonly offices: Offices,
  ) {}

  /** The filing as a person reads it, made from the very bytes that are filed. */
  @Get('filing.pdf')
  @Header('cache-control', 'private, no-store')
  async pdf(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
    @Query() { language }: PdfQuery,
  ): Promise<StreamableFile> {
    const now = new Date();
    const { visible, explanation } = await this.filings.explain(account, filingId, now);
    const { name, address, colour, logo } = this.offices.of(account.tenant);
    const bytes = await makeFilingPdf({
      explanation,
      office: {
        name,
        ...(address === undefined ? {} : { address }),
        ...(colour === undefined ? {} : { colour }),
        ...(logo === undefined ? {} : { logo: Buffer.from(logo, 'base64') }),
      },
      sha256: visible.facts.document.sha256,
      language,
      createdOn: amsterdamDate(now),
      ...(explanation.payment ? { epcQr: epcQrPayload(explanation.payment) } : {}),
    });
    return pdfFile(bytes, `${explanation.title[language]}.pdf`);
  }

  /** The QR code that a bank app reads: account, amount and payment reference. */
  @Get('payment-qr.svg')
  @Header('cache-control', 'private, no-store')
  async paymentQr(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
  ): Promise<StreamableFile> {
    const { explanation } = await this.filings.explain(account, filingId, new Date());
    if (!explanation.payment) throw new NoPaymentToMake();
    return new StreamableFile(Buffer.from(qrSvg(epcQrPayload(explanation.payment))), { type: 'image/svg+xml' });
  }

  /** The PDF the ERP sent along, as it came. */
  @Get('supplied.pdf')
  @Header('cache-control', 'private, no-store')
  @Header('content-security-policy', 'sandbox')
  async suppliedPdf(
    @CurrentSession() { account }: Session,
    @Param('filingId') filingId: string,
  ): Promise<StreamableFile> {
    const { visible } = await this.filings.explain(account, filingId, new Date());
    const supplied: DocumentReference | undefined = visible.facts.suppliedPdf;
    if (!supplied) throw new NoSuppliedPdf();
    return pdfFile(await this.documents.bytes(account.tenant, supplied), 'aangifte-van-uw-software.pdf');
  }
}

/** A name of a file for every browser: no quotes, no control characters, no path (RFC 6266). */
function pdfFile(bytes: Uint8Array, name: string): StreamableFile {
  const plain = name.replaceAll(/[^\w .-]/g, '_');
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="${plain}"`,
    length: bytes.length,
  });
}
