import type { Transaction } from '@akkoord/persistence';

/** The offices for which ERPs hand over returns here. */
export async function officesWithEnvironments(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ tenant: string }>('select distinct tenant from client_environment');
  return rows.map(({ tenant }) => tenant);
}

/** Takes away who made the returns that the office has, or will never have; gives how many, `limit` at most. */
export async function forgetSubmitters(tx: Transaction, limit: number): Promise<number> {
  const rows = await tx.query(
    `update submitted_return r set submitted_by = null
     from (select s.id from submitted_return s join delivery d on d.return_id = s.id
           where s.submitted_by is not null and d.state <> 'queued' limit $1 for update of s skip locked) ended
     where r.id = ended.id returning r.id`,
    [limit],
  );
  return rows.length;
}
