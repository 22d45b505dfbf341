import type { Migration } from '@akkoord/persistence';

/** In which order an office has the contacts of an organisation approve, where they do so one after the other. */
export const approvalOrder: Migration = {
  name: '0070-approval-order',
  up: `alter table contact add column approval_order integer check (approval_order > 0);`,
};
