import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { ArchivedExchange } from './evidence-facts.js';

interface Row {
  readonly operation: ArchivedExchange['operation'];
  readonly kenmerk: string | null;
  readonly attemptId: string | null;
  readonly messageId: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly outcome: ArchivedExchange['outcome'];
  readonly httpStatus: number | null;
  readonly requestSha256: string;
  readonly request: Buffer;
  readonly replySha256: string | null;
  readonly reply: Buffer | null;
}

/** Reads what is archived about a filing. */
@Injectable()
export class EvidenceRepository {
  async exchanges(tx: Transaction, filingId: string): Promise<ArchivedExchange[]> {
    const rows = await tx.query<Row>(
      `select e.operation, e.kenmerk, e.attempt_id as "attemptId", e.message_id as "messageId", e.started_at as "startedAt",
         e.duration_ms as "durationMs", e.outcome, e.http_status as "httpStatus", e.request_sha256 as "requestSha256",
         q.bytes as request, e.reply_sha256 as "replySha256", p.bytes as reply
       from exchange e
       join archived_message q on q.tenant = e.tenant and q.sha256 = e.request_sha256
       left join archived_message p on p.tenant = e.tenant and p.sha256 = e.reply_sha256
       where e.tenant = $1 and e.filing_id = $2 order by e.started_at, e.id`,
      [tx.tenant, filingId],
    );
    return rows.map(({ kenmerk, attemptId, httpStatus, requestSha256, request, replySha256, reply, ...call }) => ({
      ...call,
      ...(kenmerk === null ? {} : { kenmerk }),
      ...(attemptId === null ? {} : { attemptId }),
      httpStatus: httpStatus ?? undefined,
      request: { sha256: requestSha256, bytes: request },
      reply: replySha256 !== null && reply !== null ? { sha256: replySha256, bytes: reply } : undefined,
    }));
  }
}
