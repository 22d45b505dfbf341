import type { ErasedCount, ErasureQuestion, ErasureReport } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** `personKey` of a column with an e-mail address (libs/service-kit). */
const KEY_OF_EMAIL = `left(encode(sha256(convert_to(tenant || ' ' || lower(btrim(email)), 'UTF8')), 'hex'), 32)`;

/**
 * Erases a person from the portal: what is known of him, his account, and his name with filings he made. Of an employee his key stays, so
 * that an account which the configuration makes anew is not taken for one that never was an employee's, and shown the whole office.
 */
export async function erasePerson(
  tx: Transaction,
  { personKey, personIds }: Pick<ErasureQuestion, 'personKey' | 'personIds'>,
): Promise<ErasureReport> {
  const count = async (sql: string, parameters: unknown[]): Promise<number> =>
    (await tx.query<object>(`${sql} returning 1 as one`, parameters)).length;
  const known = (table: 'contact' | 'employee') =>
    count(`delete from ${table} where ${table}_id = any($2::uuid[]) or ${KEY_OF_EMAIL} = $1`, [personKey, personIds]);
  await keepKeys(tx, { personKey, personIds });
  const ofAccount = `select account_id from account where ${KEY_OF_EMAIL} = $1`;
  const counts: [ErasedCount['thing'], number][] = [
    ['contact', await known('contact')],
    ['employee', await known('employee')],
    ['session', await count(`delete from session where account_id in (${ofAccount})`, [personKey])],
    ['account', await count(`delete from account where ${KEY_OF_EMAIL} = $1`, [personKey])],
    [
      'submitter-name',
      await count(
        `update filing set facts = facts #- '{submittedBy,name}'
         where facts #>> '{submittedBy,personKey}' = $1 and facts #> '{submittedBy,name}' is not null`,
        [personKey],
      ),
    ],
  ];
  return { erased: counts.flatMap(([thing, many]) => (many > 0 ? [{ thing, count: many }] : [])), kept: [] };
}

const keepKeys = (tx: Transaction, { personKey, personIds }: Pick<ErasureQuestion, 'personKey' | 'personIds'>) =>
  tx.query(
    `insert into erased_employee (tenant, person_key)
     select tenant, ${KEY_OF_EMAIL} from employee where employee_id = any($2::uuid[]) or ${KEY_OF_EMAIL} = $1
     union select tenant, ${KEY_OF_EMAIL} from account where is_of_employee and ${KEY_OF_EMAIL} = $1
     on conflict do nothing`,
    [personKey, personIds],
  );
