import type { Actor } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** Names of people by their id, as the office knows them now; no statement for nobody. */
export async function namesOf(tx: Transaction, actors: readonly Actor[]): Promise<ReadonlyMap<string, string>> {
  const ids = actors.flatMap(({ contactId, employeeId }) => contactId ?? employeeId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>(
    `select contact_id as id, name from contact where contact_id = any($1::uuid[])
     union all select employee_id, name from employee where employee_id = any($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
