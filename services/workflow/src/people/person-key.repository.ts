import type { Transaction } from '@akkoord/persistence';

/** Who an employee is (personKey), or undefined as long as nobody announced it. */
export async function personKeyOfEmployee(tx: Transaction, employeeId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ personKey: string | null }>(
    'select person_key as "personKey" from employee where employee_id = $1',
    [employeeId],
  );
  return row?.personKey ?? undefined;
}
