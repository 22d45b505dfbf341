import type { Migration } from '@akkoord/persistence';

/** What the check before sending remarked, how cents were rounded, and the ERP's own PDF. */
export const findings: Migration = {
  name: '0004-findings',
  up: `
  alter table submitted_return add column findings jsonb not null default '[]', add column rounding jsonb;
  alter table return_document add column pdf bytea;`,
};
