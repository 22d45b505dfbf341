import { type Migration } from '@akkoord/persistence';

/** Ends what 0002-statuses-open began. */
export const statusesClosed: Migration = {
  name: '0009-statuses-closed',
  up: `
  alter table submission force row level security;
  alter table authority_status force row level security;`,
};
