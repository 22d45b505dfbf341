import type { ContactChanged, EmployeeChanged, MailLanguage, OrganisationChanged } from '@akkoord/contracts';
import { keepNewest, type Transaction, type VersionedCopy } from '@akkoord/persistence';
import type { KnownContact, KnownEmployee } from '../planning/known.js';

const CONTACTS: VersionedCopy = {
  table: 'contact',
  key: 'contact_id',
  columns: { organisation_id: 'uuid', name: 'text', email: 'text', roles: 'text[]', is_active: 'boolean' },
};
const EMPLOYEES: VersionedCopy = {
  table: 'employee',
  key: 'employee_id',
  columns: { name: 'text', email: 'text', roles: 'text[]', organisation_ids: 'uuid[]', is_active: 'boolean' },
};
const ORGANISATIONS: VersionedCopy = {
  table: 'organisation',
  key: 'organisation_id',
  columns: { name: 'text', is_active: 'boolean' },
};

/** Keeps the newest version of each contact. */
export const keepContacts = (tx: Transaction, contacts: readonly ContactChanged[]): Promise<void> =>
  keepNewest(tx, CONTACTS, contacts);

/** Keeps the newest version of each employee. */
export const keepEmployees = (tx: Transaction, employees: readonly EmployeeChanged[]): Promise<void> =>
  keepNewest(tx, EMPLOYEES, employees);

/** Keeps the newest version of each organisation. */
export const keepOrganisations = (tx: Transaction, organisations: readonly OrganisationChanged[]): Promise<void> =>
  keepNewest(tx, ORGANISATIONS, organisations);

/** Active contacts of these organisations, and those with these ids. */
export function contactsFor(
  tx: Transaction,
  wanted: { readonly organisationIds: readonly string[]; readonly contactIds: readonly string[] },
): Promise<KnownContact[]> {
  return tx.query<KnownContact>(
    `select contact_id as "personId", name, email, organisation_id as "organisationId", 'approver' = any(roles) as "isApprover"
     from contact where is_active and (organisation_id = any($1::uuid[]) or contact_id = any($2::uuid[])) order by contact_id`,
    [wanted.organisationIds, wanted.contactIds],
  );
}

/** Active employees of the office. */
export function employeesOf(tx: Transaction): Promise<KnownEmployee[]> {
  return tx.query<KnownEmployee>(
    `select employee_id as "personId", name, email, 'office-manager' = any(roles) as "isManager",
            organisation_ids as "organisationIds"
     from employee where is_active and cardinality(roles) > 0 order by employee_id`,
  );
}

/** Languages that people chose, by e-mail address. */
export async function languagesOf(
  tx: Transaction,
  emails: readonly string[],
): Promise<ReadonlyMap<string, MailLanguage>> {
  const rows = await tx.query<{ email: string; language: MailLanguage }>(
    'select email, language from mail_language where email = any($1::text[])',
    [emails],
  );
  return new Map(rows.map(({ email, language }) => [email, language]));
}

/** Whether the person a mail was planned for has left, and nobody else is known by that address. Of whom nothing is known any more we do not say that he left. */
export async function hasLeft(
  tx: Transaction,
  { personId, email }: { readonly personId?: string | null; readonly email: string },
): Promise<boolean> {
  if (!personId) return false;
  const rows = await tx.query(
    `with person as (
       select contact_id as id, email, is_active from contact union all select employee_id, email, is_active from employee
     )
     select from person one where one.id = $1 and not one.is_active
       and not exists (select from person other where other.is_active and lower(btrim(other.email)) = $2)`,
    [personId, email],
  );
  return rows.length > 0;
}
