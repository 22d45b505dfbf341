import type { Migration } from '@akkoord/persistence';

/** An account that once belonged to an employee sees what its employee sees, also when he has another address now. */
export const accountOfEmployeeMigration: Migration = {
  name: '0100-account-of-employee',
  up: `
  alter table account add column is_of_employee boolean not null default false;
  alter table account no force row level security;
  alter table employee no force row level security;
  update account set is_of_employee = true
    where exists (select from employee where employee.tenant = account.tenant and employee.email = account.email);
  alter table account force row level security;
  alter table employee force row level security;`,
};
