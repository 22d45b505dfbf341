import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import { addMessages } from './add-messages.js';
import type { ArchivedMessage, Evidence } from './evidence.js';

/** Evidence with the filing it is about. */
export interface FiledEvidence extends Evidence {
  readonly filingId: string;
}

/** Rows of `archived_message` (content-addressed) and `exchange`: added, never changed or removed. */
@Injectable()
export class ArchiveRepository {
  async add(tx: Transaction, evidence: readonly FiledEvidence[]): Promise<void> {
    if (evidence.length === 0) return;
    await addMessages(
      tx,
      evidence.flatMap(({ request, reply }) => (reply ? [request, reply] : [request])),
    );
    await tx.query(
      `insert into exchange (tenant, id, filing_id, attempt_id, operation, kenmerk, message_id, started_at, duration_ms, outcome,
         http_status, request_sha256, reply_sha256)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::int[],
         $10::text[], $11::int[], $12::text[], $13::text[])
       on conflict do nothing`,
      [
        tx.tenant,
        evidence.map(({ id }) => id),
        evidence.map(({ filingId }) => filingId),
        evidence.map(({ attemptId }) => attemptId ?? null),
        evidence.map(({ operation }) => operation),
        evidence.map(({ kenmerk }) => kenmerk ?? null),
        evidence.map(({ messageId }) => messageId),
        evidence.map(({ startedAt }) => startedAt),
        evidence.map(({ durationMs }) => durationMs),
        evidence.map(({ outcome }) => outcome),
        evidence.map(({ httpStatus }) => httpStatus ?? null),
        evidence.map(({ request }) => request.sha256),
        evidence.map(({ reply }) => reply?.sha256 ?? null),
      ],
    );
  }

  /** Keeps a call that is about no filing, and the files that came with it. */
  async addCall(tx: Transaction, call: Evidence, files: readonly ArchivedMessage[]): Promise<void> {
    await addMessages(tx, [call.request, ...(call.reply ? [call.reply] : []), ...files]);
    await tx.query(
      `insert into message_exchange (tenant, id, operation, kenmerk, message_id, started_at, duration_ms, outcome, http_status,
         request_sha256, reply_sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[tx.tenant, call.id, call.operation, call.kenmerk ?? null, call.messageId, call.startedAt, call.durationMs],
        ...[call.outcome, call.httpStatus ?? null, call.request.sha256, call.reply?.sha256 ?? null],
      ],
    );
  }
}
