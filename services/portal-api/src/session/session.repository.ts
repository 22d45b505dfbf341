import type { Transaction } from '@akkoord/persistence';
import type { Account } from '../account/account.js';
import type { Session } from './session.js';

/** Adds a session and clears away those that ended. */
export async function addSession(tx: Transaction, session: Session, now: Date): Promise<void> {
  await tx.query('delete from session where expires_at < $1', [now]);
  await tx.query(
    `insert into session (tenant, token_sha256, account_id, created_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [session.account.tenant, session.tokenSha256, session.account.accountId, now, session.seenAt, session.expiresAt],
  );
}

/** The session with this token and its account, alive or not; needs a system transaction. */
export async function findSession(tx: Transaction, tokenSha256: string): Promise<Session | undefined> {
  const [row] = await tx.query<Account & { authenticatedAt: Date; seenAt: Date; expiresAt: Date }>(
    `select a.account_id as "accountId", a.tenant, a.email, a.name, a.site,
            s.created_at as "authenticatedAt", s.seen_at as "seenAt", s.expires_at as "expiresAt"
     from session s join account a on a.tenant = s.tenant and a.account_id = s.account_id
     where s.token_sha256 = $1 and a.is_active`,
    [tokenSha256],
  );
  if (!row) return undefined;
  const { authenticatedAt, seenAt, expiresAt, ...account } = row;
  return { tokenSha256, account, authenticatedAt, seenAt, expiresAt };
}

export async function markSeen(tx: Transaction, tokenSha256: string, now: Date): Promise<void> {
  await tx.query('update session set seen_at = $2 where token_sha256 = $1 and seen_at < $2', [tokenSha256, now]);
}

export async function removeSession(tx: Transaction, tokenSha256: string): Promise<void> {
  await tx.query('delete from session where token_sha256 = $1', [tokenSha256]);
}
