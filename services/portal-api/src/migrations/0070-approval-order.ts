import type { Migration } from '@akkoord/persistence';

/** In which order contacts approve, for the manager who changes it. */
export const approvalOrderMigration: Migration = {
  name: '0070-approval-order',
  up: `alter table contact add column approval_order integer;`,
};
