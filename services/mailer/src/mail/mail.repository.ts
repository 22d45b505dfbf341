import type { MailState } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { OWN_WORDS_OF_MAIL } from '../wording/wording.repository.js';
import type { KeptMail, MailToWrite, PlannedMail } from './mail.js';

const MOST = 200;
const COLUMNS = `tenant, mail_id as "mailId", kind, audience, filing_id as "filingId", person_id as "personId", name, email, language, story,
  subject, state, attempts, may_be_double as "mayBeDouble", reply, planned_at as "plannedAt", changed_at as "changedAt", sent_at as "sentAt", erased_at as "erasedAt"`;

/** Adds mails and their jobs; one that was planned before is left as it is. Gives how many are new. */
export async function addMails(tx: Transaction, mails: readonly PlannedMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const added = await tx.query(
    `with added as (
       insert into mail (tenant, mail_id, kind, audience, filing_id, person_id, name, email, language, story, state, planned_at, changed_at)
       select $1, m."mailId", m.kind, m.audience, m."filingId", m."personId", m.name, m.email, m.language, m.story, 'waiting', now(), now()
       from jsonb_to_recordset($2::jsonb) as m("mailId" uuid, kind text, audience text, "filingId" uuid, "personId" uuid, name text,
                                               email text, language text, story jsonb)
       order by m."mailId" on conflict do nothing returning mail_id
     ), office as (
       insert into mail_office (tenant) select distinct $1 from added on conflict do nothing
     )
     insert into mail_job (tenant, mail_id) select $1, mail_id from added returning mail_id`,
    [tx.tenant, JSON.stringify(mails)],
  );
  return added.length;
}

/** One mail of the transaction's office, with its own words for it. */
export async function findMail(tx: Transaction, mailId: string): Promise<MailToWrite | undefined> {
  const [mail] = await tx.query<MailToWrite>(
    `select ${COLUMNS}, ${OWN_WORDS_OF_MAIL} as wording from mail where mail_id = $1`,
    [mailId],
  );
  return mail;
}

/** The newest mails of an office, of one filing if given, at most 200. */
export function listMails(
  tx: Transaction,
  { filingId, onlyUndelivered }: { readonly filingId?: string; readonly onlyUndelivered: boolean },
): Promise<KeptMail[]> {
  return tx.query<KeptMail>(
    `select ${COLUMNS} from mail where ($1::uuid is null or filing_id = $1)
       and (not $2 or state in ('refused', 'bounced', 'suppressed', 'given-up'))
     order by planned_at desc, mail_id limit ${MOST}`,
    [filingId ?? null, onlyUndelivered],
  );
}

/** What is written down of a mail after an attempt, or when a report about it comes in. */
export interface MailNews {
  readonly mailId: string;
  readonly state: MailState;
  readonly subject?: string;
  readonly reply?: string;
  readonly attempts?: number;
  readonly mayBeDouble?: boolean;
}

/** Writes down what became of a mail; a report that came back faster than the attempt was written down keeps its word. */
export async function recordMail(tx: Transaction, news: MailNews, at: Date): Promise<void> {
  await tx.query(
    `update mail set state = case when state = 'bounced' and $2 = 'sent' then state else $2 end, subject = coalesce($3, subject), reply = coalesce($4, reply), attempts = coalesce($5, attempts),
       may_be_double = may_be_double or $6, changed_at = $7, sent_at = case when $2 = 'sent' then $7 else sent_at end
     where mail_id = $1`,
    [
      news.mailId,
      news.state,
      news.subject ?? null,
      news.reply ?? null,
      news.attempts ?? null,
      news.mayBeDouble ?? false,
      at,
    ],
  );
}
