import type { Transaction } from '@akkoord/persistence';

/** Who these employees are (personKey), by id; without those of whom nobody announced it. */
export async function reviewerKeysOf(
  tx: Transaction,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ employeeId: string; personKey: string }>(
    `select employee_id as "employeeId", person_key as "personKey" from employee
     where employee_id = any($1::uuid[]) and person_key is not null`,
    [[...new Set(employeeIds)]],
  );
  return new Map(rows.map(({ employeeId, personKey }) => [employeeId, personKey]));
}
