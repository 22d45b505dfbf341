import type { ErasedCount } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** Ids a person has at the office, and those under which he is still active. */
export interface PersonIds {
  readonly ids: readonly string[];
  readonly active: readonly string[];
}

const HIS = 'lower(btrim(email)) = $1';

/** The contacts and employees with this e-mail address (lower case, without spaces around it). */
export async function findPerson(tx: Transaction, email: string): Promise<PersonIds> {
  const rows = await tx.query<{ id: string; isActive: boolean }>(
    `select id, is_active as "isActive" from contact where ${HIS}
     union all select id, is_active from employee where ${HIS} order by id`,
    [email],
  );
  return { ids: rows.map(({ id }) => id), active: rows.flatMap(({ id, isActive }) => (isActive ? [id] : [])) };
}

/** Takes the person out of the register: his rows, and his name with messages he made. Who became active meanwhile stays. */
export async function erasePerson(
  tx: Transaction,
  { email, personKey }: { readonly email: string; readonly personKey: string },
): Promise<ErasedCount[]> {
  const count = async (sql: string, parameters: unknown[]): Promise<number> =>
    (await tx.query<object>(`${sql} returning 1 as one`, parameters)).length;
  const counts: [ErasedCount['thing'], number][] = [
    ['contact', await count(`delete from contact where ${HIS} and not is_active`, [email])],
    ['employee', await count(`delete from employee where ${HIS} and not is_active`, [email])],
    [
      'submitter-name',
      await count(
        `update message set submitted_by = submitted_by - 'name' where submitted_by ->> 'personKey' = $1 and submitted_by ? 'name'`,
        [personKey],
      ),
    ],
  ];
  return counts.flatMap(([thing, many]) => (many > 0 ? [{ thing, count: many }] : []));
}
