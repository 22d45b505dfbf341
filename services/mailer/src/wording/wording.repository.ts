import type { MailAudience, MailKind, MailLanguage } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { OwnWords } from './own-words.js';

/** One mail of an office. */
export interface WordedMail {
  readonly kind: MailKind;
  readonly audience: MailAudience;
  readonly language: MailLanguage;
}

/** How an office worded a mail, and who changed it last. */
export interface KeptWording extends WordedMail {
  /** Empty: the product's words. */
  readonly own: OwnWords;
  readonly changedBy: string;
  /** Null when the employee is not known any more. */
  readonly changedByName: string | null;
  readonly changedAt: Date;
}

/** SQL with the parts that are there, as `OwnWords`. */
const OWN = (table: string): string =>
  `jsonb_strip_nulls(jsonb_build_object('subject', ${table}.subject, 'opening', ${table}.opening, 'closing', ${table}.closing))`;

/** SQL with an office's own words for a row of `mail`, null where it never had any: a look by primary key inside the query that finds the mail. */
export const OWN_WORDS_OF_MAIL = `(select ${OWN('w')} from mail_wording w
  where w.tenant = mail.tenant and w.kind = mail.kind and w.audience = mail.audience and w.language = mail.language)`;

/** What the transaction's office ever worded, also what it took back. */
export function listWordings(
  tx: Transaction,
  { kind, audience, language }: Partial<WordedMail> = {},
): Promise<KeptWording[]> {
  return tx.query<KeptWording>(
    `select w.kind, w.audience, w.language, ${OWN('w')} as own, w.changed_by as "changedBy", e.name as "changedByName",
       w.changed_at as "changedAt"
     from mail_wording w left join employee e on e.tenant = w.tenant and e.employee_id = w.changed_by
     where ($1::text is null or w.kind = $1) and ($2::text is null or w.audience = $2) and ($3::text is null or w.language = $3)`,
    [kind ?? null, audience ?? null, language ?? null],
  );
}

/** Keeps an office's words, in place of all it had for this mail; none: the product's. The last one counts. */
export async function keepWording(
  tx: Transaction,
  { kind, audience, language }: WordedMail,
  { own, by, at }: { readonly own: OwnWords; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.query(
    `insert into mail_wording (tenant, kind, audience, language, subject, opening, closing, changed_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant, kind, audience, language) do update
       set subject = excluded.subject, opening = excluded.opening, closing = excluded.closing,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [tx.tenant, kind, audience, language, own.subject ?? null, own.opening ?? null, own.closing ?? null, by, at],
  );
}
