import type { Migration } from '@akkoord/persistence';

/** Who made and sent a return, as the ERP names him: `{"email", "name"?}`. */
export const submittedBy: Migration = {
  name: '0007-submitted-by',
  up: 'alter table submitted_return add column submitted_by jsonb;',
};
