import { tenantTable, type Migration } from '@akkoord/persistence';

/** Employees of the office. One active employee per e-mail address, for by it the portal knows who logs in. */
export const employees: Migration = {
  name: '0040-employees',
  up: `
  create table employee (
    tenant text not null default akkoord_tenant(),
    id uuid not null,
    name text not null,
    email text not null,
    roles text[] not null check (roles <@ array['office-reviewer', 'office-manager']),
    organisation_ids uuid[] not null,
    is_active boolean not null,
    version integer not null,
    changed_at timestamptz not null,
    primary key (tenant, id)
  );
  create unique index employee_email on employee (tenant, lower(email)) where is_active;
  ${tenantTable('employee')}`,
};
