import { tenantTable, type Migration } from '@akkoord/persistence';

/** Employees of the office beside the contacts of its clients, and the name by which each is known when something is decided. */
export const peopleMigration: Migration = {
  name: '0040-people',
  up: `
  -- Empty until the contact is announced again: names were not kept before.
  alter table contact add column name text not null default '';

  create table employee (
    tenant text not null,
    employee_id uuid not null,
    name text not null,
    roles text[] not null,
    -- Empty: all of the office.
    organisation_ids uuid[] not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, employee_id)
  );
  ${tenantTable('employee')}`,
};
