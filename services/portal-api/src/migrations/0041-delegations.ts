import { tenantTable, type Migration } from '@akkoord/persistence';

/** Who acts for whom: what a person may do is also what is lent to him. */
export const delegationsMigration: Migration = {
  name: '0041-delegations',
  up: `
  create table delegation (
    tenant text not null,
    delegation_id uuid not null,
    party text not null check (party in ('contact', 'employee')),
    organisation_id uuid,
    from_id uuid not null,
    to_id uuid not null,
    starts_on date not null,
    ends_on date not null,
    is_revoked boolean not null,
    version integer not null,
    primary key (tenant, delegation_id)
  );
  create index delegation_to on delegation (tenant, to_id) where not is_revoked;
  ${tenantTable('delegation')}`,
};
