import { hash } from 'node:crypto';
import { Agent, request } from 'undici';

/** Where to get a document and what it must be. */
export interface DocumentWanted {
  /** Base address of the owner, for example the connector's. */
  readonly ownerUrl: string;
  readonly internalToken: string;
  readonly tenant: string;
  /** SHA-256, lower-case hexadecimal. */
  readonly sha256: string;
  /** Size in bytes. */
  readonly size: number;
}

/** What arrived is not what was asked for; nothing may be done with it. */
export class DocumentDamaged extends Error {
  readonly code = 'DOCUMENT_DAMAGED';
}

/** The owner does not give the document now (HTTP status in `status`). */
export class DocumentUnavailable extends Error {
  readonly code = 'DOCUMENT_UNAVAILABLE';
  constructor(readonly status: number) {
    super(`the owner of the document answered ${status}`);
  }
}

const agent = new Agent({ connections: 32, keepAliveTimeout: 30_000 });

/** Gets a document's bytes from the service that owns them and verifies size and SHA-256. */
export async function fetchDocument(wanted: DocumentWanted): Promise<Buffer> {
  const { statusCode, body } = await request(`${wanted.ownerUrl}/internal/documents/${wanted.sha256}`, {
    dispatcher: agent,
    headers: { authorization: `Bearer ${wanted.internalToken}`, 'x-akkoord-tenant': wanted.tenant },
    headersTimeout: 10_000,
    bodyTimeout: 30_000,
  });
  const bytes = Buffer.from(await body.arrayBuffer());
  if (statusCode !== 200) throw new DocumentUnavailable(statusCode);
  const sha256 = hash('sha256', bytes);
  if (sha256 !== wanted.sha256 || bytes.length !== wanted.size) throw new DocumentDamaged('size or SHA-256 differs');
  return bytes;
}
