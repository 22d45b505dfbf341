import type { Migration } from '@akkoord/persistence';

/** Who an employee is, so that nobody reviews what he sent himself: the digest of his address (personKey), null until he is announced again. */
export const employeePersonMigration: Migration = {
  name: '0080-employee-person',
  up: 'alter table employee add column person_key text;',
};
