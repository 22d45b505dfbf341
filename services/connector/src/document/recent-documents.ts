import { Injectable } from '@nestjs/common';

/** A stored document: its bytes and media type. */
export interface StoredDocument {
  readonly content: Buffer;
  readonly mediaType: string;
}

const MOST_BYTES = 32 * 1024 * 1024;

/** Documents that were stored or asked for a moment ago: the gateway and the portal ask for each within seconds. The least recent go first. */
@Injectable()
export class RecentDocuments {
  private readonly documents = new Map<string, StoredDocument>();
  private bytes = 0;

  get(tenant: string, sha256: string): StoredDocument | undefined {
    const key = `${tenant} ${sha256}`;
    const document = this.documents.get(key);
    if (!document) return undefined;
    this.documents.delete(key);
    this.documents.set(key, document);
    return document;
  }

  add(tenant: string, sha256: string, document: StoredDocument): void {
    const key = `${tenant} ${sha256}`;
    if (this.documents.has(key) || document.content.length > MOST_BYTES / 8) return;
    this.documents.set(key, document);
    this.bytes += document.content.length;
    for (const [oldest, { content }] of this.documents) {
      if (this.bytes <= MOST_BYTES) return;
      this.documents.delete(oldest);
      this.bytes -= content.length;
    }
  }
}
