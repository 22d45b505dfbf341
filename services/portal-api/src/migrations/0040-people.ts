import { tenantTable, type Migration } from '@akkoord/persistence';

/** Employees of the office: what an office account may do is what its employee may. */
export const peopleMigration: Migration = {
  name: '0040-people',
  up: `
  create table employee (
    tenant text not null,
    employee_id uuid not null,
    name text not null,
    email text not null check (email = lower(email)),
    roles text[] not null,
    -- Empty: all of the office.
    organisation_ids uuid[] not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, employee_id)
  );
  create index employee_email on employee (tenant, email);
  ${tenantTable('employee')}`,
};
