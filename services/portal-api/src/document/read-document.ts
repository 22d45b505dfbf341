import { DocumentDamaged, DocumentUnavailable, fetchDocument } from '@akkoord/service-kit';
import { readFiling, type Filing } from '@akkoord/xbrl';
import type { DocumentReference } from '@akkoord/contracts';
import { Injectable } from '@nestjs/common';
import { DocumentAway, DocumentNotIntact } from '../filing/filing.errors.js';
import { PortalApiConfig } from '../portal-api.config.js';

const MOST_KEPT = 200;

/** The filing in a document: fetched from its owner, verified, read, and kept by SHA-256 for the next who looks. */
@Injectable()
export class ReadDocument {
  private readonly kept = new Map<string, Filing>();

  constructor(private readonly config: PortalApiConfig) {}

  /** Throws DocumentAway or DocumentNotIntact. The caller has checked that the person may see it. */
  async read(tenant: string, document: DocumentReference): Promise<Filing> {
    const key = `${tenant}:${document.sha256}`;
    const known = this.kept.get(key);
    if (known) {
      this.keep(key, known);
      return known;
    }
    // What was taken in is shown: sums that do not hold are for the reader to see, not a reason to hide it.
    const filing = readFiling(await this.bytes(tenant, document), { arithmetic: 'report' });
    this.keep(key, filing);
    return filing;
  }

  /** A document's bytes, verified; throws DocumentAway or DocumentNotIntact. The caller has checked that the person may see it. */
  async bytes(tenant: string, { sha256, size }: DocumentReference): Promise<Buffer> {
    const { connectorUrl: ownerUrl, internalToken } = this.config;
    try {
      return await fetchDocument({ ownerUrl, internalToken, tenant, sha256, size });
    } catch (error) {
      if (error instanceof DocumentDamaged) throw new DocumentNotIntact(error);
      if (error instanceof DocumentUnavailable || isNetworkError(error)) throw new DocumentAway(error);
      throw error;
    }
  }

  /** The one used last stands last; the first goes when there are too many. */
  private keep(key: string, filing: Filing): void {
    this.kept.delete(key);
    this.kept.set(key, filing);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

const isNetworkError = (error: unknown): boolean =>
  error instanceof Error &&
  /^(ECONN|UND_ERR|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/.test(String((error as { code?: unknown }).code));
