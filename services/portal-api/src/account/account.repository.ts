import { uuidv7, type Transaction } from '@akkoord/persistence';
import { personKey } from '@akkoord/service-kit';
import type { Account, AccountWithPassword } from './account.js';

const COLUMNS = `account_id as "accountId", tenant, email, name, site, password_hash as "passwordHash"`;

/** Active accounts with this e-mail address: one for each office the person has to do with, five at most. */
export async function findAccounts(tx: Transaction, email: string): Promise<AccountWithPassword[]> {
  return tx.query<AccountWithPassword>(
    `select ${COLUMNS} from account where email = $1 and is_active order by tenant limit 5`,
    [email],
  );
}

/** Adds an account or gives the one with this e-mail address these properties. */
export async function putAccount(
  tx: Transaction,
  account: Omit<Account, 'accountId' | 'tenant'>,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const key = personKey(tx.tenant!, account.email);
  await tx.query(
    `insert into account (tenant, account_id, email, name, site, password_hash, created_at, is_of_employee)
     values ($1, $2, $3, $4, $5, $6, $7,
       exists (select from employee where email = $3) or exists (select from erased_employee where person_key = $8))
     on conflict (tenant, email) do update
       set name = excluded.name, site = excluded.site, password_hash = excluded.password_hash, is_active = true`,
    [tx.tenant, uuidv7(), account.email, account.name, account.site, passwordHash, now, key],
  );
}

/** Ends what is open under an account with this e-mail address: who came in with the old password is out. */
export async function endSessions(tx: Transaction, email: string): Promise<void> {
  await tx.query('delete from session where account_id in (select account_id from account where email = $1)', [email]);
}

/** Puts out every account of any office that is not among these, and ends what is open under it; gives how many. Needs a system transaction. */
export async function keepOnly(
  tx: Transaction,
  kept: readonly { readonly tenant: string; readonly email: string }[],
): Promise<number> {
  const [gone] = await tx.query<{ count: number }>(
    `with gone as (
       update account a set is_active = false where is_active and not exists (
         select from unnest($1::text[], $2::text[]) as kept (tenant, email)
         where kept.tenant = a.tenant and kept.email = a.email)
       returning tenant, account_id),
     ended as (delete from session s using gone where s.tenant = gone.tenant and s.account_id = gone.account_id)
     select count(*)::int as count from gone`,
    [kept.map(({ tenant }) => tenant), kept.map(({ email }) => email)],
  );
  return gone?.count ?? 0;
}
