import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { Submission } from './submission.js';
import { RECORD_COLUMNS, type SubmissionRecord } from './submission.record.js';

/** A filing to be sent, as `filing.approved` told. */
export interface NewSubmission {
  readonly filingId: string;
  readonly kind: MessageKind;
  readonly documentSha256: string;
  readonly documentSize: number;
  readonly sequence: number;
  readonly correlationId: string;
  readonly causationId: string;
}

/** A submission after a step, with what belongs to the step. */
export interface ChangedSubmission {
  readonly filingId: string;
  readonly state: Submission;
  readonly deliveredAt?: Date | undefined;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly nextAttemptAt?: Date | undefined;
  readonly taxpayer?: string | undefined;
}

/** Rows of `submission`; set-based. */
@Injectable()
export class SubmissionRepository {
  /** Stores what is new and gives its ids: a filing is taken once, however often it is approved. */
  async insertNew(tx: Transaction, submissions: readonly NewSubmission[]): Promise<Set<string>> {
    const rows = await tx.query<{ filing_id: string }>(
      `insert into submission (tenant, filing_id, kind, document_sha256, document_size, sequence, correlation_id, causation_id)
       select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[])
       on conflict do nothing returning filing_id`,
      [
        tx.tenant,
        submissions.map(({ filingId }) => filingId),
        submissions.map(({ kind }) => kind),
        submissions.map(({ documentSha256 }) => documentSha256),
        submissions.map(({ documentSize }) => documentSize),
        submissions.map(({ sequence }) => sequence),
        submissions.map(({ correlationId }) => correlationId),
        submissions.map(({ causationId }) => causationId),
      ],
    );
    return new Set(rows.map((row) => row.filing_id));
  }

  /** Locks submissions, in one order for everyone, and reads them. */
  async lock(tx: Transaction, filingIds: readonly string[]): Promise<Map<string, SubmissionRecord>> {
    const rows = await tx.query<SubmissionRecord>(
      `select ${RECORD_COLUMNS}, j.fence, j.tries from submission s
       left join attempt a on a.tenant = s.tenant and a.id = s.attempt_id
       left join job j on j.tenant = s.tenant and j.filing_id = s.filing_id
       where s.tenant = $1 and s.filing_id = any($2::uuid[]) order by s.filing_id for update of s`,
      [tx.tenant, filingIds],
    );
    return new Map(rows.map((row) => [row.filing_id, row]));
  }

  /** Writes the new states. */
  async update(tx: Transaction, changes: readonly ChangedSubmission[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(
      `update submission s set phase = c.phase, attempts = c.attempts, sequence = c.sequence, attempt_id = c.attempt_id,
         reported = c.reported, kenmerk = coalesce(c.kenmerk, s.kenmerk), delivered_at = coalesce(c.delivered_at, s.delivered_at),
         code = c.code, message = c.message, next_attempt_at = c.next_attempt_at, taxpayer = coalesce(c.taxpayer, s.taxpayer),
         held_up = false, changed_at = now()
       from unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::uuid[], $7::boolean[], $8::text[], $9::timestamptz[],
                   $10::text[], $11::text[], $12::timestamptz[], $13::text[])
         as c (filing_id, phase, attempts, sequence, attempt_id, reported, kenmerk, delivered_at, code, message, next_attempt_at, taxpayer)
       where s.tenant = $1 and s.filing_id = c.filing_id`,
      [
        tx.tenant,
        changes.map(({ filingId }) => filingId),
        changes.map(({ state }) => state.phase),
        changes.map(({ state }) => state.attempts),
        changes.map(({ state }) => state.sequence),
        changes.map(({ state }) => ('attempt' in state ? (state.attempt?.id ?? null) : null)),
        changes.map(({ state }) => state.phase === 'unresolved' && state.isReported),
        changes.map(({ state }) => ('kenmerk' in state ? (state.kenmerk ?? null) : null)),
        changes.map(({ deliveredAt }) => deliveredAt ?? null),
        changes.map(({ code }) => code ?? null),
        changes.map(({ message }) => message ?? null),
        changes.map(({ nextAttemptAt }) => nextAttemptAt ?? null),
        changes.map(({ taxpayer }) => taxpayer ?? null),
      ],
    );
  }

  /** Marks submissions that wait for another one of the same taxpayer and kind. */
  async holdUp(tx: Transaction, held: readonly { filingId: string; taxpayer: string }[]): Promise<void> {
    if (held.length === 0) return;
    await tx.query(
      `update submission s set held_up = true, taxpayer = h.taxpayer
       from unnest($2::uuid[], $3::text[]) as h (filing_id, taxpayer) where s.tenant = $1 and s.filing_id = h.filing_id`,
      [tx.tenant, held.map(({ filingId }) => filingId), held.map(({ taxpayer }) => taxpayer)],
    );
  }
}
