import { tenantTable, type Migration } from '@akkoord/persistence';

/** Which filing took the place of which; also where the old one has yet to arrive, so that it ends when it does. The first to take a place has it. */
export const supersessionMigration: Migration = {
  name: '0030-supersession',
  up: `
  create table supersession (
    tenant text not null,
    old_filing_id uuid not null,
    new_filing_id uuid not null,
    at timestamptz not null,
    primary key (tenant, old_filing_id),
    check (old_filing_id <> new_filing_id)
  );
  ${tenantTable('supersession')}`,
};
