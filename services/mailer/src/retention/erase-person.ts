import type { ErasedCount, ErasureQuestion, ErasureReport } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { eraseMailsOf, eraseNamesInMails } from './erased-mail.repository.js';

/** `personKey` of a column with an e-mail address (libs/service-kit). */
const keyOf = (column: string): string =>
  `left(encode(sha256(convert_to(tenant || ' ' || lower(btrim(${column})), 'UTF8')), 'hex'), 32)`;

/** Erases a person from the mailer: mail to him, his name in mail to others and with filings he made, and what is known of him. */
export async function erasePerson(
  tx: Transaction,
  { personKey, personIds }: Pick<ErasureQuestion, 'personKey' | 'personIds'>,
  at: Date,
): Promise<ErasureReport> {
  const who = [personKey, personIds];
  const people = async (table: 'contact' | 'employee') =>
    tx.query<{ id: string; name: string }>(
      `delete from ${table} where ${table}_id = any($2::uuid[]) or ${keyOf('email')} = $1 returning ${table}_id as id, name`,
      who,
    );
  const [contacts, employees] = [await people('contact'), await people('employee')];
  const known = [...contacts, ...employees];
  const ids = [...new Set([...personIds, ...known.map(({ id }) => id)])];
  const mails = await eraseMailsOf(tx, { ids, personKey, keyOfEmail: keyOf('email'), at });
  const names = await eraseNamesInMails(tx, [...new Set(known.map(({ name }) => name))]);
  const submissions = await tx.query(
    `update filing set facts = facts #- '{submittedBy,name}'
     where facts #>> '{submittedBy,personKey}' = $1 and facts #> '{submittedBy,name}' is not null returning filing_id`,
    [personKey],
  );
  const choicesIn = (table: 'mail_language' | 'suppression') =>
    tx.query(`delete from ${table} where ${keyOf('email')} = $1 returning email`, [personKey]);
  const choices = [...(await choicesIn('mail_language')), ...(await choicesIn('suppression'))];
  const counts: [ErasedCount['thing'], number][] = [
    ['contact', contacts.length],
    ['employee', employees.length],
    ['mail', mails],
    ['name-in-mail', names],
    ['submitter-name', submissions.length],
    ['mail-choice', choices.length],
  ];
  return { erased: counts.flatMap(([thing, count]) => (count > 0 ? [{ thing, count }] : [])), kept: [] };
}
