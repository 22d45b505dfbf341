import type { Migration } from '@akkoord/persistence';

/** Remarks of the office's connector, which knows whose the return is: an array of findings, null as long as none were told. */
export const officeFindings: Migration = {
  name: '0008-office-findings',
  up: 'alter table delivery add column findings jsonb;',
};
