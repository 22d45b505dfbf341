import { type Migration } from '@akkoord/persistence';

/**
 * Until 0009 the owner of the schema sees the rows of all offices in these two: 0003 changes rows without naming an office, saw none, and failed
 * on a database with statuses. The service's own role stays bound to its office.
 */
export const statusesOpen: Migration = {
  name: '0002-statuses-open',
  up: `
  alter table submission no force row level security;
  alter table authority_status no force row level security;`,
};
