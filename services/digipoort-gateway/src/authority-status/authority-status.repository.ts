import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { PlacedStatus } from './authority-status.js';

/** What was read of one process. */
export interface ReadStatuses {
  readonly filingId: string;
  readonly kenmerk: string;
  readonly statuses: readonly PlacedStatus[];
}

/** A status as it is stored, verbatim. */
export interface StoredStatus {
  readonly kenmerk: string;
  readonly code: string;
  /** tijdstempelStatus. */
  readonly at: Date;
  readonly text: string;
  readonly faultCode: string | null;
  readonly faultText: string | null;
  readonly details: string | null;
  readonly seenAt: Date;
}

/** Rows of `authority_status`: verbatim, each status once however often it is read. */
@Injectable()
export class AuthorityStatusRepository {
  async add(tx: Transaction, seen: readonly ReadStatuses[]): Promise<void> {
    const rows = seen.flatMap(({ filingId, kenmerk, statuses }) =>
      statuses.map((status) => ({ filingId, kenmerk, ...status })),
    );
    if (rows.length === 0) return;
    await tx.query(
      `insert into authority_status (tenant, filing_id, kenmerk, code, at, occurrence, place, text, fault_code, fault_text, details)
       select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[])
       on conflict do nothing`,
      [
        tx.tenant,
        rows.map(({ filingId }) => filingId),
        rows.map(({ kenmerk }) => kenmerk),
        rows.map(({ code }) => code),
        rows.map(({ at }) => at),
        rows.map(({ occurrence }) => occurrence),
        rows.map(({ place }) => place),
        rows.map(({ text }) => text),
        rows.map(({ fault }) => fault?.code ?? null),
        rows.map(({ fault }) => fault?.text ?? null),
        rows.map(({ details }) => details ?? null),
      ],
    );
  }

  /** Everything read of a filing, of all its processes, in the authority's order. */
  async of(tx: Transaction, filingId: string): Promise<StoredStatus[]> {
    return tx.query<StoredStatus>(
      `select kenmerk, code, at, text, fault_code as "faultCode", fault_text as "faultText", details, seen_at as "seenAt"
       from authority_status where tenant = $1 and filing_id = $2 order by at, place, occurrence`,
      [tx.tenant, filingId],
    );
  }
}
