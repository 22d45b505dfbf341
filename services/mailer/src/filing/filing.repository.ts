import type { FilingFacts, FilingMoved, OrganisationReference } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { KnownFiling } from '../planning/known.js';

/** A filing that mail is about from now on. */
export interface FilingSeen extends FilingMoved {
  readonly facts: FilingFacts;
  readonly organisation: OrganisationReference;
  readonly wasWithClient: boolean;
}

const COLUMNS = `filing_id as "filingId", organisation_id as "organisationId", organisation_name as "organisationName", facts, status,
  was_with_client as "wasWithClient"`;

/** Keeps filings that came in full; a status only moves forward in the filing's own sequence. */
export async function keepFilings(tx: Transaction, filings: readonly FilingSeen[]): Promise<void> {
  const newest = new Map<string, object>();
  for (const { filingId, facts, organisation, statuses, wasWithClient } of filings) {
    const last = statuses.at(-1);
    if (!last) continue;
    const { organisationId, name } = organisation;
    const { status, sequence } = last;
    newest.set(filingId, { filingId, organisationId, name, facts, status, sequence, wasWithClient });
  }
  if (newest.size === 0) return;
  await tx.query(
    `insert into filing as kept (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, was_with_client)
     select $1, f."filingId", f."organisationId", f.name, f.facts, f.status, f.sequence, f."wasWithClient"
     from jsonb_to_recordset($2::jsonb) as f("filingId" uuid, "organisationId" uuid, name text, facts jsonb, status smallint,
                                             sequence int, "wasWithClient" boolean)
     order by f."filingId"
     on conflict (tenant, filing_id) do update
       set facts = excluded.facts, organisation_id = excluded.organisation_id, organisation_name = excluded.organisation_name,
           status = case when excluded.sequence > kept.sequence then excluded.status else kept.status end,
           sequence = greatest(excluded.sequence, kept.sequence), changed_at = now(),
           was_with_client = kept.was_with_client or excluded.was_with_client`,
    [tx.tenant, JSON.stringify([...newest.values()])],
  );
}

/** Moves the filings that are known, and gives those; about the others nobody gets mail, or they are yet to come. */
export function moveFilings(tx: Transaction, moves: readonly FilingMoved[]): Promise<KnownFiling[]> {
  const newest = new Map<string, { filingId: string; status: number; sequence: number }>();
  for (const { filingId, statuses } of moves) {
    const last = statuses.at(-1);
    if (last && (newest.get(filingId)?.sequence ?? 0) < last.sequence) {
      newest.set(filingId, { filingId, status: last.status, sequence: last.sequence });
    }
  }
  const ordered = [...newest.values()].sort((a, b) => (a.filingId < b.filingId ? -1 : 1));
  return tx.query<KnownFiling>(
    `with given as (
       select * from unnest($1::uuid[], $2::smallint[], $3::int[]) as g (filing_id, new_status, new_sequence)
     ), locked as (
       select f.filing_id from filing f join given using (filing_id) order by f.filing_id for update of f
     )
     update filing f set status = case when g.new_sequence > f.sequence then g.new_status else f.status end,
       sequence = greatest(f.sequence, g.new_sequence), changed_at = now()
     from given g join locked l using (filing_id)
     where f.filing_id = g.filing_id
     returning ${COLUMNS.replaceAll('filing_id as', 'f.filing_id as')}`,
    [
      ordered.map(({ filingId }) => filingId),
      ordered.map(({ status }) => status),
      ordered.map(({ sequence }) => sequence),
    ],
  );
}

/** Filings by id, as far as they are known. */
export async function filingsOf(
  tx: Transaction,
  filingIds: readonly string[],
): Promise<ReadonlyMap<string, KnownFiling>> {
  if (filingIds.length === 0) return new Map();
  const rows = await tx.query<KnownFiling>(`select ${COLUMNS} from filing where filing_id = any($1::uuid[])`, [
    filingIds,
  ]);
  return new Map(rows.map((row) => [row.filingId, row]));
}
