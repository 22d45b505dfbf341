import type { Transaction } from '@akkoord/persistence';

/** How many there are since a moment, and when the newest was. */
interface Kept {
  readonly count: number;
  readonly newest: Date | null;
}

const kept = async (tx: Transaction, sql: string, parameters: readonly unknown[]): Promise<Kept> =>
  (await tx.query<Kept>(sql, [...parameters]))[0]!;

/** What somebody decided, or what was decided for him, since then. */
export const decisionsKept = (tx: Transaction, personIds: readonly string[], since: Date): Promise<Kept> =>
  kept(
    tx,
    `select count(*)::int as count, max(decided_at) as newest from approval_decision
     where decided_at >= $2 and (contact_id = any($1::uuid[]) or employee_id = any($1::uuid[]) or counts_for && $1::uuid[])`,
    [personIds, since],
  );

/** Standing approvals in his name that ended since then, or run: who gave one stands in it as text. */
const GIVEN_BY_HIM = `exists (select from contact c
  where c.contact_id = any($1::uuid[]) and c.organisation_id = mandate.organisation_id and c.name = mandate.given_by)`;

export const mandatesKept = (tx: Transaction, personIds: readonly string[], since: Date): Promise<Kept> =>
  kept(
    tx,
    `select count(*)::int as count, max(ends_on)::timestamptz as newest from mandate where ends_on >= $2 and ${GIVEN_BY_HIM}`,
    [personIds, since],
  );

/** Filings he made and sent since then, with his name. */
export const submissionsKept = (tx: Transaction, personKey: string, since: Date): Promise<Kept> =>
  kept(
    tx,
    `select count(*)::int as count, max(started_at) as newest from approval
     where started_at >= $2 and facts #>> '{submittedBy,personKey}' = $1 and facts #> '{submittedBy,name}' is not null`,
    [personKey, since],
  );

const changed = async (tx: Transaction, sql: string, parameters: readonly unknown[]): Promise<number> =>
  (await tx.query<object>(`${sql} returning 1 as one`, [...parameters])).length;

/** Name and text of standing approvals that ended before then. */
export const eraseMandates = (tx: Transaction, personIds: readonly string[], since: Date): Promise<number> =>
  changed(
    tx,
    `update mandate set given_by = '', document_text = null where ends_on < $2 and given_by <> '' and ${GIVEN_BY_HIM}`,
    [personIds, since],
  );

export const eraseSubmitterNames = (tx: Transaction, personKey: string, since: Date): Promise<number> =>
  changed(
    tx,
    `update approval set facts = facts #- '{submittedBy,name}'
     where started_at < $2 and facts #>> '{submittedBy,personKey}' = $1 and facts #> '{submittedBy,name}' is not null`,
    [personKey, since],
  );

/** Takes the rows away; where the name is kept it stands there alone. Version 0, so that a person who comes back is taken up again. */
export async function erasePeople(
  tx: Transaction,
  personIds: readonly string[],
  isNameKept: boolean,
): Promise<{ readonly contacts: number; readonly employees: number }> {
  const erase = (table: 'contact' | 'employee') => {
    const his = `${table}_id = any($1::uuid[])`;
    if (!isNameKept) return changed(tx, `delete from ${table} where ${his}`, [personIds]);
    return changed(
      tx,
      `update ${table} set is_active = false, roles = '{}', person_key = null, version = 0
       where ${his} and (is_active or roles <> '{}' or person_key is not null)`,
      [personIds],
    );
  };
  return { contacts: await erase('contact'), employees: await erase('employee') };
}

/** Evidence of before then; only the owner of the schema can, through a function that refuses what is younger than seven years. */
export async function eraseEvidence(
  tx: Transaction,
  { personKey, personIds }: { readonly personKey: string; readonly personIds: readonly string[] },
  before: Date,
): Promise<number> {
  const [row] = await tx.query<{ erased: number }>('select erase_evidence($1::uuid[], $2, $3) as erased', [
    personIds,
    personKey,
    before,
  ]);
  return row?.erased ?? 0;
}
