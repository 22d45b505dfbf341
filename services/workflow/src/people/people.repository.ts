import type { ContactChanged, EmployeeChanged, OrganisationChanged } from '@akkoord/contracts';
import { keepNewest, type Transaction, type VersionedCopy } from '@akkoord/persistence';
import { personKey } from '@akkoord/service-kit';

/** What the workflow keeps of contact persons: no address, for it sends no mail. */
const CONTACTS: VersionedCopy = {
  table: 'contact',
  key: 'contact_id',
  columns: {
    organisation_id: 'uuid',
    name: 'text',
    roles: 'text[]',
    is_active: 'boolean',
    person_key: 'text',
    approval_order: 'integer',
  },
};

/** What the workflow keeps of employees of the office. */
const EMPLOYEES: VersionedCopy = {
  table: 'employee',
  key: 'employee_id',
  columns: { name: 'text', roles: 'text[]', organisation_ids: 'uuid[]', is_active: 'boolean', person_key: 'text' },
};

/** What the workflow keeps of organisations. */
const ORGANISATIONS: VersionedCopy = {
  table: 'organisation',
  key: 'organisation_id',
  columns: { name: 'text', is_active: 'boolean' },
};

/** Keeps the newest version of each contact. */
export const keepContacts = (tx: Transaction, contacts: readonly ContactChanged[]): Promise<void> =>
  keepNewest(
    tx,
    CONTACTS,
    contacts.map((contact) => ({ ...contact, personKey: personKey(tx.tenant ?? '', contact.email) })),
  );

/** Keeps the newest version of each employee. */
export const keepEmployees = (tx: Transaction, employees: readonly EmployeeChanged[]): Promise<void> =>
  keepNewest(
    tx,
    EMPLOYEES,
    employees.map((employee) => ({ ...employee, personKey: personKey(tx.tenant ?? '', employee.email) })),
  );

/** Keeps the newest version of each organisation. */
export const keepOrganisations = (tx: Transaction, organisations: readonly OrganisationChanged[]): Promise<void> =>
  keepNewest(tx, ORGANISATIONS, organisations);

/** Contacts who may decide, per organisation, in the order in which they approve where that is one after the other: the office's, then that of their ids. */
export async function approversOf(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ organisationId: string; contactIds: string[] }>(
    `select organisation_id as "organisationId", array_agg(contact_id::text order by approval_order nulls last, contact_id) as "contactIds"
     from contact where organisation_id = any($1::uuid[]) and is_active and 'approver' = any(roles)
     group by organisation_id`,
    [[...new Set(organisationIds)]],
  );
  return new Map(rows.map((row) => [row.organisationId, row.contactIds]));
}

/** Contacts who only look, per organisation. */
export async function viewersOf(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ organisationId: string; contactIds: string[] }>(
    `select organisation_id as "organisationId", array_agg(contact_id::text order by contact_id) as "contactIds"
     from contact where organisation_id = any($1::uuid[]) and is_active and 'viewer' = any(roles)
     group by organisation_id`,
    [[...new Set(organisationIds)]],
  );
  return new Map(rows.map((row) => [row.organisationId, row.contactIds]));
}

/** Employees who may review, per organisation: managers, and reviewers who work for it or for all of the office. */
export async function reviewersOf(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ organisationId: string; employeeIds: string[] }>(
    `select o.id as "organisationId", array_agg(e.employee_id::text order by e.employee_id) as "employeeIds"
     from unnest($1::uuid[]) as o (id)
     join employee e on e.is_active and ('office-manager' = any(e.roles)
       or ('office-reviewer' = any(e.roles) and (e.organisation_ids = '{}' or o.id = any(e.organisation_ids))))
     group by o.id`,
    [[...new Set(organisationIds)]],
  );
  return new Map(rows.map((row) => [row.organisationId, row.employeeIds]));
}
