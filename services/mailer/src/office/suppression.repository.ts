import type { SuppressedAddress } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** From now on nothing is sent to this address; the first reason stays. */
export async function suppress(tx: Transaction, email: string, reason: string, since: Date): Promise<void> {
  await tx.query(
    'insert into suppression (tenant, email, reason, since) values ($1, $2, $3, $4) on conflict do nothing',
    [tx.tenant, email, reason, since],
  );
}

/** Whether nothing is sent to this address. */
export async function isSuppressed(tx: Transaction, email: string): Promise<boolean> {
  const rows = await tx.query('select from suppression where email = $1', [email]);
  return rows.length > 0;
}

/** Addresses that get no mail, the newest first. */
export async function listSuppressed(tx: Transaction, email?: string): Promise<SuppressedAddress[]> {
  const rows = await tx.query<{ email: string; reason: string; since: Date }>(
    'select email, reason, since from suppression where $1::text is null or email = $1 order by since desc limit 500',
    [email ?? null],
  );
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
}

/** The address gets mail again. */
export async function liftSuppression(tx: Transaction, email: string): Promise<void> {
  await tx.query('delete from suppression where email = $1', [email]);
}
