import type { Migration } from '@akkoord/persistence';

/** The number (OIN) an attempt was signed with: only with that one the authority tells of it. Null: begun before it was kept. */
export const attemptOin: Migration = {
  name: '0008-attempt-oin',
  up: `alter table attempt add column signing_oin text;`,
};
