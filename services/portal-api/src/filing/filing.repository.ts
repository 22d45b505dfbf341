import type { Transaction } from '@akkoord/persistence';
import type { FilingRow } from './filing.js';

/**
 * Applies changes, all in one statement; gives the organisations they are of (null where not known yet). A step counts only when
 * its sequence is higher than what is there: one that comes late is kept in the history and moves nothing back.
 */
export async function applyChanges(tx: Transaction, rows: readonly FilingRow[]): Promise<(string | null)[]> {
  const records = rows.map((row) => ({
    ...row,
    organisationId: row.organisation?.organisationId ?? null,
    organisationName: row.organisation?.name ?? null,
    facts: row.facts ?? null,
    details: row.details ?? {},
    progress: row.progress ?? null,
  }));
  const changed = await tx.query<{ organisationId: string | null }>(
    `insert into filing as f (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, changed_at,
                              history, details, progress)
     select $1, c."filingId", c."organisationId", c."organisationName", c.facts, c.status, c.sequence, c.at, c.steps, c.details, c.progress
     from jsonb_to_recordset($2::jsonb) as c("filingId" uuid, "organisationId" uuid, "organisationName" text, facts jsonb,
                                             status int, sequence int, at timestamptz, steps jsonb, details jsonb, progress jsonb)
     on conflict (tenant, filing_id) do update set
       organisation_id = case when excluded.sequence > f.sequence
         then coalesce(excluded.organisation_id, f.organisation_id) else coalesce(f.organisation_id, excluded.organisation_id) end,
       organisation_name = case when excluded.sequence > f.sequence
         then coalesce(excluded.organisation_name, f.organisation_name) else coalesce(f.organisation_name, excluded.organisation_name) end,
       facts = coalesce(f.facts, excluded.facts),
       status = case when excluded.sequence > f.sequence then excluded.status else f.status end,
       changed_at = case when excluded.sequence > f.sequence then excluded.changed_at else f.changed_at end,
       details = case when excluded.sequence > f.sequence then f.details || excluded.details else excluded.details || f.details end,
       progress = case when f.progress is null or (excluded.progress ->> 'version')::int > (f.progress ->> 'version')::int
         then coalesce(excluded.progress, f.progress) else f.progress end,
       sequence = greatest(f.sequence, excluded.sequence),
       history = f.history || excluded.history
     returning organisation_id as "organisationId"`,
    [tx.tenant, JSON.stringify(records)],
  );
  return [...new Set(changed.map(({ organisationId }) => organisationId))];
}
