import { Controller, Get, Header, Headers, Param, Res, UseGuards } from '@nestjs/common';
import { PARTICIPANT_NUMBER, SHA256 } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { InternalGuard } from '@akkoord/service-kit';
import type { FastifyReply } from 'fastify';
import { DocumentNotFound } from './document.errors.js';
import { RecentDocuments, type StoredDocument } from './recent-documents.js';

/** Bytes of stored documents, for the other parts of the installation; they verify what they get. */
@Controller('internal/documents')
@UseGuards(InternalGuard)
export class DocumentController {
  constructor(
    private readonly database: Database,
    private readonly recent: RecentDocuments,
  ) {}

  @Get(':sha256')
  @Header('cache-control', 'no-store')
  async read(
    @Param('sha256') sha256: string,
    @Headers('x-akkoord-tenant') tenant: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    if (!SHA256.test(sha256) || !PARTICIPANT_NUMBER.test(tenant ?? '')) throw new DocumentNotFound();
    const document = this.recent.get(tenant!, sha256) ?? (await this.stored(tenant!, sha256));
    if (!document) throw new DocumentNotFound();
    void reply.header('etag', `"${sha256}"`).header('content-type', document.mediaType);
    return document.content;
  }

  private async stored(tenant: string, sha256: string): Promise<StoredDocument | undefined> {
    const [document] = await this.database.inTenant(tenant, (tx) =>
      tx.query<StoredDocument>('select content, media_type as "mediaType" from document where sha256 = $1', [sha256]),
    );
    if (document) this.recent.add(tenant, sha256, document);
    return document;
  }
}
