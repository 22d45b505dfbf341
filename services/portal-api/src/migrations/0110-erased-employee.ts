import { tenantTable, type Migration } from '@akkoord/persistence';

/** Who was an employee and was erased, as a key without name or address: the configuration can make his account anew, and then it sees nothing. */
export const erasedEmployeeMigration: Migration = {
  name: '0110-erased-employee',
  up: `
  create table erased_employee (
    tenant text not null,
    person_key text not null check (person_key ~ '^[0-9a-f]{32}$'),
    primary key (tenant, person_key)
  );
  ${tenantTable('erased_employee')}`,
};
