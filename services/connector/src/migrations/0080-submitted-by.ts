import type { Migration } from '@akkoord/persistence';

/** Who made and sent a message: `{"personKey", "name"?}`; the address that the key was made of is not kept. */
export const submittedBy: Migration = {
  name: '0080-submitted-by',
  up: 'alter table message add column submitted_by jsonb;',
};
