import type { Transaction } from '@akkoord/persistence';

/** What is taken out of a mail: who it was for but by id, where it went, what it said, and the mail server's words, which may hold an address. */
const EMPTIED = `name = '', email = '', story = '{}', subject = null, reply = null`;

/** Empties at most `limit` mails of the transaction's office that have had their ending since before this moment; gives how many. */
export async function eraseOldMails(
  tx: Transaction,
  { before, limit, at }: { readonly before: Date; readonly limit: number; readonly at: Date },
): Promise<number> {
  const erased = await tx.query(
    `update mail set ${EMPTIED}, erased_at = $3
     where mail_id in (
       select mail_id from mail where erased_at is null and state <> 'waiting' and changed_at < $1
       order by changed_at limit $2 for update skip locked)
     returning mail_id`,
    [before, limit, at],
  );
  return erased.length;
}

/** Offices that have had mail; in a system transaction. */
export async function officesWithMail(tx: Transaction): Promise<string[]> {
  return (await tx.query<{ tenant: string }>('select tenant from mail_office order by tenant')).map(
    ({ tenant }) => tenant,
  );
}
