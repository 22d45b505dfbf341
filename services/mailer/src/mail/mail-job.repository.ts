import type { Transaction } from '@akkoord/persistence';

/** A mail this process is to send now. */
export interface HeldMail {
  readonly tenant: string;
  readonly mailId: string;
  /** This attempt, counted from 1; whoever takes the mail over counts on. */
  readonly attempt: number;
  /** The attempt before this one was cut off: the mail server may have taken it. */
  readonly wasOpen: boolean;
  readonly since: Date;
}

/** Takes mails that are due for `leaseMs` milliseconds; that an attempt begins is committed with it. In a system transaction. */
export function claimMails(tx: Transaction, limit: number, leaseMs: number): Promise<HeldMail[]> {
  return tx.query<HeldMail>(
    `with due as (
       select tenant, mail_id, is_open from mail_job where due_at <= now() order by due_at limit $1 for update skip locked
     )
     update mail_job j set attempts = j.attempts + 1, is_open = true, due_at = now() + $2 * interval '1 millisecond'
     from due where j.tenant = due.tenant and j.mail_id = due.mail_id
     returning j.tenant, j.mail_id as "mailId", j.attempts as attempt, due.is_open as "wasOpen", j.since`,
    [limit, leaseMs],
  );
}

/** The mail needs no more attempts; false when another process took it over meanwhile. */
export async function closeJob(tx: Transaction, { mailId, attempt }: HeldMail): Promise<boolean> {
  const rows = await tx.query('delete from mail_job where mail_id = $1 and attempts = $2 returning mail_id', [
    mailId,
    attempt,
  ]);
  return rows.length > 0;
}

/** The attempt ended without the mail being taken: again after `pauseMs`. */
export async function postponeJob(tx: Transaction, { mailId, attempt }: HeldMail, pauseMs: number): Promise<boolean> {
  const rows = await tx.query(
    `update mail_job set is_open = false, due_at = now() + $3 * interval '1 millisecond'
     where mail_id = $1 and attempts = $2 returning mail_id`,
    [mailId, attempt, pauseMs],
  );
  return rows.length > 0;
}

/** How many mails wait, and how many seconds the oldest has; in a system transaction. */
export async function waitingMails(tx: Transaction): Promise<{ count: number; oldestSeconds: number }> {
  const [row] = await tx.query<{ count: number; oldestSeconds: number }>(
    `select count(*)::int as count, coalesce(extract(epoch from now() - min(since)), 0)::float8 as "oldestSeconds" from mail_job`,
  );
  return row ?? { count: 0, oldestSeconds: 0 };
}
