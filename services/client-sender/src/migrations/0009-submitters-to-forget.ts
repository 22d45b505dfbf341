import type { Migration } from '@akkoord/persistence';

/** Finds the returns that still say who made them: few, as that is kept only until the office has them (docs/adr/0026). */
export const submittersToForget: Migration = {
  name: '0009-submitters-to-forget',
  up: 'create index submitted_return_submitter on submitted_return (id) where submitted_by is not null;',
};
