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

/** Empties all mail to a person; what still waits is not sent any more. Gives how many. */
export async function eraseMailsOf(
  tx: Transaction,
  {
    ids,
    personKey,
    keyOfEmail,
    at,
  }: { readonly ids: readonly string[]; readonly personKey: string; readonly keyOfEmail: string; readonly at: Date },
): Promise<number> {
  const erased = await tx.query<{ mailId: string }>(
    `update mail set ${EMPTIED}, erased_at = $3, state = case when state = 'waiting' then 'outdated' else state end,
       changed_at = case when state = 'waiting' then $3 else changed_at end
     where erased_at is null and (person_id = any($1::uuid[]) or ${keyOfEmail} = $2)
     returning mail_id as "mailId"`,
    [ids, personKey, at],
  );
  await tx.query('delete from mail_job where mail_id = any($1::uuid[])', [erased.map(({ mailId }) => mailId)]);
  return erased.length;
}

/** Takes the name of who did something out of mail to others, and the subject, which may hold it. Gives how many mails. */
export async function eraseNamesInMails(tx: Transaction, names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0;
  const changed = await tx.query(
    `update mail set story = story - 'actor', subject = null where story ->> 'actor' = any($1::text[]) returning mail_id`,
    [names],
  );
  return changed.length;
}
