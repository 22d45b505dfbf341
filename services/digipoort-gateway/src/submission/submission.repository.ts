import { Injectable } from '@nestjs/common';
import type { MessageKind, Residence } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { Attempt } from './submission.events.js';
import type { Submission } from './submission.js';
import { RECORD_COLUMNS, type SubmissionRecord } from './submission.record.js';

/** A filing to be sent, as `filing.approved` told. */
export interface NewSubmission {
  readonly filingId: string;
  readonly kind: MessageKind;
  readonly documentSha256: string;
  readonly documentSize: number;
  /** First and last day. */
  readonly periodStart: string;
  readonly periodEnd: string;
  /** Absent: a resident. */
  readonly residence?: Residence | undefined;
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
  /** Whether sending fails from here on (true) or no longer does (false). */
  readonly isFailing?: boolean | undefined;
}

/** What people see of a submission. */
export interface SubmissionCourse {
  readonly kind: MessageKind;
  readonly phase: Submission['phase'];
  readonly attempts: number;
  readonly kenmerk: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly nextAttemptAt: Date | null;
  readonly documentSha256: string;
  /** Whether it has an attempt of which the outcome is not known. */
  readonly isOpen: boolean;
  /** Whether it had a process without a judgement. */
  readonly hasEarlier: boolean;
}

/** Rows of `submission`; set-based. */
@Injectable()
export class SubmissionRepository {
  /** Stores what is new and gives its ids: a filing is taken once, however often it is approved. */
  async insertNew(tx: Transaction, submissions: readonly NewSubmission[]): Promise<Set<string>> {
    const rows = await tx.query<{ filing_id: string }>(
      `insert into submission (tenant, filing_id, kind, document_sha256, document_size, sequence, correlation_id, causation_id, period_start, period_end,
         residence)
       select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::date[], $10::date[], $11::text[])
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
        submissions.map(({ periodStart }) => periodStart),
        submissions.map(({ periodEnd }) => periodEnd),
        submissions.map((submission) => submission.residence ?? null),
      ],
    );
    return new Set(rows.map((row) => row.filing_id));
  }

  /**
   * Locks submissions, in one order for everyone, and reads them. One by one, by their key: while the table has no statistics yet
   * PostgreSQL would rather go through all of the office's.
   */
  async lock(tx: Transaction, filingIds: readonly string[]): Promise<Map<string, SubmissionRecord>> {
    const rows = await tx.query<SubmissionRecord>(
      `select ${RECORD_COLUMNS}, j.fence, j.tries from (select id from unnest($2::uuid[]) as id order by id) as wanted
       cross join lateral (select * from submission where tenant = $1 and filing_id = wanted.id for update) as s
       left join attempt a on a.tenant = s.tenant and a.filing_id = s.filing_id and a.id = s.attempt_id
       left join job j on j.tenant = s.tenant and j.filing_id = s.filing_id`,
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
         earlier_kenmerk = c.earlier, held_up = false, changed_at = now(),
         failing_since = case when c.is_failing then coalesce(s.failing_since, now()) when c.is_failing is null then s.failing_since end
       from unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::uuid[], $7::boolean[], $8::text[], $9::timestamptz[],
                   $10::text[], $11::text[], $12::timestamptz[], $13::text[], $14::text[], $15::boolean[])
         as c (filing_id, phase, attempts, sequence, attempt_id, reported, kenmerk, delivered_at, code, message, next_attempt_at,
               taxpayer, earlier, is_failing)
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
        changes.map(({ state }) => state.earlier ?? null),
        changes.map(({ isFailing }) => isFailing ?? null),
      ],
    );
  }

  /** Where a submission is, without a lock; undefined for one that is not there. */
  async course(tx: Transaction, filingId: string): Promise<SubmissionCourse | undefined> {
    const [row] = await tx.query<SubmissionCourse>(
      `select kind, phase, attempts, kenmerk, code, message, next_attempt_at as "nextAttemptAt", document_sha256 as "documentSha256",
         attempt_id is not null as "isOpen", earlier_kenmerk is not null as "hasEarlier"
       from submission where tenant = $1 and filing_id = $2`,
      [tx.tenant, filingId],
    );
    return row;
  }

  /** The newest attempt of a submission. */
  async lastAttempt(tx: Transaction, filingId: string): Promise<Attempt | undefined> {
    const [row] = await tx.query<Attempt>(
      `select id, number, started_at as "startedAt", expires_at as "expiresAt" from attempt
       where tenant = $1 and filing_id = $2 order by number desc limit 1`,
      [tx.tenant, filingId],
    );
    return row;
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
