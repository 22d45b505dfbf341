import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { PlacedStatus } from './authority-status.js';

/** Rows of `authority_status`: verbatim, each status once however often it is read. */
@Injectable()
export class AuthorityStatusRepository {
  async add(tx: Transaction, seen: readonly { filingId: string; statuses: readonly PlacedStatus[] }[]): Promise<void> {
    const rows = seen.flatMap(({ filingId, statuses }) => statuses.map((status) => ({ filingId, ...status })));
    if (rows.length === 0) return;
    await tx.query(
      `insert into authority_status (tenant, filing_id, code, at, occurrence, place, text, fault_code, fault_text, details)
       select $1, * from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[])
       on conflict do nothing`,
      [
        tx.tenant,
        rows.map(({ filingId }) => filingId),
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
}
