import type { Transaction } from '@akkoord/persistence';

/** What was there before these filings arrived. */
export interface ArrivedBefore {
  /** Those that were let in or kept out already. */
  readonly known: ReadonlySet<string>;
  /** Those whose place another took before they came, with the filing that has it. */
  readonly superseded: ReadonlyMap<string, string>;
}

/** Of these filings, what was there before: one statement for all. Read it after taking the turns. */
export async function arrivedBefore(tx: Transaction, filingIds: readonly string[]): Promise<ArrivedBefore> {
  const rows = await tx.query<{ filingId: string; by: string | null }>(
    `select filing_id as "filingId", null::uuid as by from approval where filing_id = any($1::uuid[])
     union all select old_filing_id, new_filing_id from supersession where old_filing_id = any($1::uuid[])`,
    [filingIds],
  );
  return {
    known: new Set(rows.filter(({ by }) => by === null).map(({ filingId }) => filingId)),
    superseded: new Map(rows.flatMap(({ filingId, by }) => (by === null ? [] : [[filingId, by] as const]))),
  };
}

/** A filing that takes the place of another. */
export interface Supersession {
  readonly oldFilingId: string;
  readonly newFilingId: string;
}

/** Remembers who took whose place. */
export async function storeSupersessions(tx: Transaction, taken: readonly Supersession[], at: string): Promise<void> {
  await tx.query(
    `insert into supersession (tenant, old_filing_id, new_filing_id, at)
     select $1, old_filing_id, new_filing_id, $2 from unnest($3::uuid[], $4::uuid[]) as s (old_filing_id, new_filing_id)
     on conflict (tenant, old_filing_id) do nothing`,
    [tx.tenant, at, taken.map(({ oldFilingId }) => oldFilingId), taken.map(({ newFilingId }) => newFilingId)],
  );
}

/** The organisations of these filings, as far as they are known; a filing never changes its organisation. */
export async function organisationsOf(tx: Transaction, filingIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select distinct organisation_id as id from approval where filing_id = any($1::uuid[])',
    [filingIds],
  );
  return rows.map(({ id }) => id);
}
