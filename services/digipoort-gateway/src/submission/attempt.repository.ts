import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { Attempt } from './submission.events.js';

/** An attempt about to be made. */
export interface NewAttempt extends Attempt {
  readonly filingId: string;
  readonly kind: MessageKind;
  readonly taxpayer: string;
  readonly aanleverkenmerk: string;
  readonly messageId: string;
  /** OIN of the certificate that signs it. */
  readonly signingOin: string | undefined;
}

/** What became of an attempt; an open one still bars its taxpayer and kind. */
export interface AttemptOutcome {
  readonly id: string;
  readonly outcome: 'delivered' | 'rejected' | 'failed' | 'unknown' | 'absent';
  readonly isOpen: boolean;
  readonly code?: string | undefined;
  readonly kenmerk?: string | undefined;
  readonly httpStatus?: number | undefined;
  readonly requestSha256?: string | undefined;
  readonly replySha256?: string | undefined;
}

/** Rows of `attempt`; set-based. */
@Injectable()
export class AttemptRepository {
  /** Stores attempts and gives the ids of those that may go ahead; the others' taxpayer and kind have an open attempt. */
  async insertOpen(tx: Transaction, attempts: readonly NewAttempt[]): Promise<Set<string>> {
    if (attempts.length === 0) return new Set();
    // In one order for everyone, or two batches that bar each other's pairs would deadlock.
    const sorted = [...attempts].sort((a, b) => (a.taxpayer + a.kind < b.taxpayer + b.kind ? -1 : 1));
    const rows = await tx.query<{ id: string }>(
      `insert into attempt (tenant, id, filing_id, number, kind, taxpayer, aanleverkenmerk, message_id, started_at, expires_at, signing_oin)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::text[])
       on conflict do nothing returning id`,
      [
        tx.tenant,
        sorted.map(({ id }) => id),
        sorted.map(({ filingId }) => filingId),
        sorted.map(({ number }) => number),
        sorted.map(({ kind }) => kind),
        sorted.map(({ taxpayer }) => taxpayer),
        sorted.map(({ aanleverkenmerk }) => aanleverkenmerk),
        sorted.map(({ messageId }) => messageId),
        sorted.map(({ startedAt }) => startedAt),
        sorted.map(({ expiresAt }) => expiresAt),
        sorted.map(({ signingOin }) => signingOin ?? null),
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Writes outcomes, and says whether any filing of the office is held up by another; of evidence that was stored before nothing is lost. */
  async settle(tx: Transaction, outcomes: readonly AttemptOutcome[]): Promise<boolean> {
    if (outcomes.length === 0) return false;
    const [row] = await tx.query<{ waits: boolean }>(
      `with settled as (
       update attempt a set outcome = o.outcome, is_open = o.is_open, code = coalesce(o.code, a.code), kenmerk = o.kenmerk,
         ended_at = coalesce(a.ended_at, now()), http_status = coalesce(o.http_status, a.http_status),
         request_sha256 = coalesce(o.request_sha256, a.request_sha256), reply_sha256 = coalesce(o.reply_sha256, a.reply_sha256)
       from unnest($2::uuid[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::int[], $8::text[], $9::text[])
         as o (id, outcome, is_open, code, kenmerk, http_status, request_sha256, reply_sha256)
       where a.tenant = $1 and a.id = o.id)
       select exists (select from submission where tenant = $1 and held_up) as waits`,
      [
        tx.tenant,
        outcomes.map(({ id }) => id),
        outcomes.map(({ outcome }) => outcome),
        outcomes.map(({ isOpen }) => isOpen),
        outcomes.map(({ code }) => code ?? null),
        outcomes.map(({ kenmerk }) => kenmerk ?? null),
        outcomes.map(({ httpStatus }) => httpStatus ?? null),
        outcomes.map(({ requestSha256 }) => requestSha256 ?? null),
        outcomes.map(({ replySha256 }) => replySha256 ?? null),
      ],
    );
    return row?.waits ?? false;
  }

  /** Start of the first attempt of a filing that no process is known for and that may have reached the authority. */
  async firstWithoutProcess(tx: Transaction, filingId: string): Promise<Date | undefined> {
    const [row] = await tx.query<{ since: Date | null }>(
      `select min(started_at) as since from attempt
       where tenant = $1 and filing_id = $2 and (is_open or outcome = 'absent')`,
      [tx.tenant, filingId],
    );
    return row?.since ?? undefined;
  }

  /** The number (OIN) under which a process was delivered, if that is known. */
  async oinOf(tx: Transaction, filingId: string, kenmerk: string): Promise<string | null> {
    const [row] = await tx.query<{ oin: string | null }>(
      `select signing_oin as oin from attempt where tenant = $1 and filing_id = $2 and kenmerk = $3
       order by number desc limit 1`,
      [tx.tenant, filingId, kenmerk],
    );
    return row?.oin ?? null;
  }
}
