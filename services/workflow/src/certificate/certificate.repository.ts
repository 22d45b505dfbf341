import type { FilingFacts } from '@akkoord/contracts';
import type { CertifiedPerson, ChainEntry } from '@akkoord/evidence';
import type { Transaction } from '@akkoord/persistence';

/** What was decided on, and where it stands. */
export interface DecidedFiling {
  readonly facts: FilingFacts;
  readonly organisationId: string;
  readonly organisation: string;
  readonly status: number;
}

export async function findDecided(tx: Transaction, filingId: string): Promise<DecidedFiling | undefined> {
  const [row] = await tx.query<DecidedFiling>(
    `select facts, organisation_id as "organisationId", organisation_name as organisation, status
     from approval where tenant = $1 and filing_id = $2`,
    [tx.tenant, filingId],
  );
  return row;
}

/** The entries of the audit trail about one filing, in order; the expression is that of the index (0060). */
export function entriesOfFiling(tx: Transaction, filingId: string): Promise<ChainEntry[]> {
  return tx.query<ChainEntry>(
    `select position::int, content, previous_hash as "previousHash", hash from audit_entry
     where tenant = $1 and substring(content from '"filingId":"([0-9a-f-]{36})"') = $2 order by position`,
    [tx.tenant, filingId],
  );
}

/** Evidence by its digest: the text, or null when it was erased. */
export async function evidenceBeside(
  tx: Transaction,
  filingId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.query<{ sha256: string; content: string | null }>(
    'select sha256, content from audit_evidence where tenant = $1 and sha256 = any($2::text[])',
    [tx.tenant, digests],
  );
  const known = new Map(rows.map(({ sha256, content }) => [sha256, content]));
  for (const [digest, text] of await decisionsOfFirstForm(tx, filingId))
    if (!known.has(digest)) known.set(digest, text);
  return known;
}

/** Decisions of before 0060: their text is made of the columns of the decision. */
async function decisionsOfFirstForm(tx: Transaction, filingId: string): Promise<[string, string][]> {
  const rows = await tx.query<{ text: string; digest: string }>(
    `select text, encode(sha256(convert_to(text, 'UTF8')), 'hex') as digest
     from (select ${FIRST_FORM} as text from approval_decision where tenant = $1 and filing_id = $2) as decision`,
    [tx.tenant, filingId],
  );
  return rows.map(({ digest, text }) => [digest, text]);
}

/** `["salt","contact id","reason code","reason text"]` as JavaScript writes it: what evidence was before it had a table of its own. */
export const FIRST_FORM = `'[' || to_json(salt) || ',' || to_json(contact_id::text) || ',' ||
  coalesce(to_json(reason ->> 'code')::text, 'null') || ',' || coalesce(to_json(reason ->> 'text')::text, 'null') || ']'`;

/** People by the name under which they are known now; one without a name is left out. */
export function peopleKnownAs(tx: Transaction, ids: readonly string[]): Promise<CertifiedPerson[]> {
  return tx.query<CertifiedPerson>(
    `select id, name from (
       select contact_id::text as id, name from contact where tenant = $1 and contact_id = any($2::uuid[])
       union all
       select employee_id::text, name from employee where tenant = $1 and employee_id = any($2::uuid[])) as person
     where name <> '' order by id`,
    [tx.tenant, ids],
  );
}
