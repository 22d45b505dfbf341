import type { Migration } from '@akkoord/persistence';

/** In which order an office has the contacts of an organisation approve; null: after those who have a place. */
export const approvalOrderMigration: Migration = {
  name: '0070-approval-order',
  up: `alter table contact add column approval_order integer;`,
};
