import type { Transaction } from '@akkoord/persistence';
import type { Occasion } from './occasion.js';

/** Keeps what happened to filings that are not known yet; told twice it stands there once. */
export async function keepWaiting(tx: Transaction, occasions: readonly Occasion[]): Promise<void> {
  if (occasions.length === 0) return;
  await tx.query(
    `insert into waiting_occasion (tenant, event_id, filing_id, occasion)
     select $1, o.key, (o.occasion ->> 'filingId')::uuid, o.occasion
     from jsonb_to_recordset($2::jsonb) as o(key text, occasion jsonb) on conflict do nothing`,
    [tx.tenant, JSON.stringify(occasions.map((occasion) => ({ key: occasion.key, occasion })))],
  );
}

/** Takes what waited for filings that are known by now. */
export async function takeWaiting(tx: Transaction): Promise<Occasion[]> {
  const rows = await tx.query<{ occasion: Occasion }>(
    `delete from waiting_occasion w using filing f
     where w.tenant = $1 and f.filing_id = w.filing_id returning w.occasion`,
    [tx.tenant],
  );
  return rows.map(({ occasion }) => occasion);
}

/** Offices for which something waits; in a system transaction. What waited for `minutes` is dropped: nobody was asked about that filing. */
export async function officesThatWait(tx: Transaction, minutes: number): Promise<string[]> {
  await tx.query(`delete from waiting_occasion where since < now() - $1 * interval '1 minute'`, [minutes]);
  const rows = await tx.query<{ tenant: string }>('select distinct tenant from waiting_occasion');
  return rows.map(({ tenant }) => tenant);
}
