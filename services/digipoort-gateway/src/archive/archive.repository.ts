import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';

/** Bytes that were exchanged with the authority, under their SHA-256. */
export interface ArchivedMessage {
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Rows of `archived_message`: content-addressed, never changed. */
@Injectable()
export class ArchiveRepository {
  async add(tx: Transaction, messages: readonly ArchivedMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const sorted = [...messages].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    await tx.query(
      `insert into archived_message (tenant, sha256, bytes) select $1, * from unnest($2::text[], $3::bytea[]) on conflict do nothing`,
      [tx.tenant, sorted.map(({ sha256 }) => sha256), sorted.map(({ bytes }) => bytes)],
    );
  }
}
