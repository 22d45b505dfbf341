import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
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
    await this.addMessages(
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
    await this.addMessages(tx, [call.request, ...(call.reply ? [call.reply] : []), ...files]);
    await tx.query(
      `insert into message_exchange (tenant, id, operation, kenmerk, message_id, started_at, duration_ms, outcome, http_status,
         request_sha256, reply_sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[tx.tenant, call.id, call.operation, call.kenmerk ?? null, call.messageId, call.startedAt, call.durationMs],
        ...[call.outcome, call.httpStatus ?? null, call.request.sha256, call.reply?.sha256 ?? null],
      ],
    );
  }

  /**
   * The bytes travel as one value that the database cuts up: an array of them would be written as text, twice as long, and read
   * sign by sign.
   */
  private async addMessages(tx: Transaction, messages: readonly ArchivedMessage[]): Promise<void> {
    // In one order for everyone, or two transactions with the same messages would wait for each other.
    const sorted = [...messages].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
    for (const part of inParts(sorted)) {
      const lengths = part.map(({ bytes }) => bytes.length);
      await tx.query(
        `insert into archived_message (tenant, sha256, bytes)
         select $1, sha256, substring($2::bytea from (ends - length + 1)::int for length)
         from (select sha256, length, place, sum(length) over (order by place) as ends
               from unnest($3::text[], $4::int[]) with ordinality as given (sha256, length, place)) as cut
         order by place on conflict do nothing`,
        [tx.tenant, Buffer.concat(part.map(({ bytes }) => bytes)), part.map(({ sha256 }) => sha256), lengths],
      );
    }
  }
}

/** Bytes that one statement takes at most, unless a message by itself is larger: the server holds them all at once. */
const LARGEST_PART = 64 * 1024 * 1024;

function inParts(messages: readonly ArchivedMessage[]): ArchivedMessage[][] {
  const parts: ArchivedMessage[][] = [];
  let size = Infinity;
  for (const message of messages) {
    size += message.bytes.length;
    if (size <= LARGEST_PART) parts.at(-1)?.push(message);
    else {
      parts.push([message]);
      size = message.bytes.length;
    }
  }
  return parts;
}
