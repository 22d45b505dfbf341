import type {
  ContactChanged,
  DelegationChanged,
  EmployeeChanged,
  OrganisationChanged,
  OwnOrganisation,
  PeopleList,
} from '@akkoord/contracts';
import { keepNewest, type Transaction, type VersionedCopy } from '@akkoord/persistence';
import { normaliseEmail } from '../account/account.js';
import { joinStanding, MAY_SEE, type Person } from './standing.js';

const CONTACTS: VersionedCopy = {
  table: 'contact',
  key: 'contact_id',
  columns: {
    organisation_id: 'uuid',
    name: 'text',
    email: 'text',
    roles: 'text[]',
    is_active: 'boolean',
    approval_order: 'integer',
  },
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

const DELEGATIONS: VersionedCopy = {
  table: 'delegation',
  key: 'delegation_id',
  columns: {
    party: 'text',
    organisation_id: 'uuid',
    from_id: 'uuid',
    to_id: 'uuid',
    starts_on: 'date',
    ends_on: 'date',
    is_revoked: 'boolean',
  },
};

const withPlainEmail = <T extends { readonly email: string }>(people: readonly T[]): T[] =>
  people.map((person) => ({ ...person, email: normaliseEmail(person.email) }));

/** Keeps the newest version of each contact. */
export const keepContacts = (tx: Transaction, contacts: readonly ContactChanged[]): Promise<void> =>
  keepNewest(tx, CONTACTS, withPlainEmail(contacts));

/** Keeps the newest version of each employee, and that the accounts with their addresses are an employee's from now on. */
export async function keepEmployees(tx: Transaction, employees: readonly EmployeeChanged[]): Promise<void> {
  const given = withPlainEmail(employees);
  await keepNewest(tx, EMPLOYEES, given);
  const emails = given.map(({ email }) => email);
  await tx.query('update account set is_of_employee = true where email = any($1) and not is_of_employee', [emails]);
}

/** Keeps the newest version of each organisation. */
export const keepOrganisations = (tx: Transaction, organisations: readonly OrganisationChanged[]): Promise<void> =>
  keepNewest(tx, ORGANISATIONS, organisations);

/** Keeps the newest version of each delegation. */
export const keepDelegations = (tx: Transaction, delegations: readonly DelegationChanged[]): Promise<void> =>
  keepNewest(tx, DELEGATIONS, delegations);

/** The organisations a person sees: those of the office, or those he is an active contact of. */
export async function organisationsOf(tx: Transaction, { site, email }: Person): Promise<OwnOrganisation[]> {
  return tx.query<OwnOrganisation>(
    `select o.organisation_id as "organisationId", o.name, coalesce(s.roles, '{}') as roles
     from organisation o ${joinStanding('o.organisation_id')}
     where o.is_active and ${MAY_SEE}
     order by o.name limit 500`,
    [site, email],
  );
}

/** Everybody of the office and its clients, whether active or not. */
export async function peopleOf(tx: Transaction): Promise<PeopleList> {
  const rows = await tx.query<Omit<PeopleList['contacts'][number], 'approvalOrder'> & { approvalOrder: number | null }>(
    `select contact_id as "contactId", organisation_id as "organisationId", name, email, roles, is_active as "isActive",
            approval_order as "approvalOrder", version
     from contact order by name, contact_id`,
  );
  const contacts = rows.map(({ approvalOrder, ...contact }) => ({
    ...contact,
    ...(approvalOrder === null ? {} : { approvalOrder }),
  }));
  const employees = await tx.query<PeopleList['employees'][number]>(
    `select employee_id as "employeeId", name, email, roles, organisation_ids as "organisationIds", is_active as "isActive", version
     from employee order by name, employee_id`,
  );
  return { contacts, employees };
}
