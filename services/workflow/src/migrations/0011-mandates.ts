import { tenantTable, type Migration } from '@akkoord/persistence';

/** What clients agreed to beforehand (doorlopend akkoord), and who acts for whom while he is away. */
export const mandatesMigration: Migration = {
  name: '0011-mandates',
  up: `
  create table mandate (
    tenant text not null,
    mandate_id uuid not null,
    organisation_id uuid not null,
    kinds text[] not null check (cardinality(kinds) > 0),
    covers jsonb not null,
    starts_on date not null,
    ends_on date not null,
    objection_hours integer not null check (objection_hours between 0 and 720),
    document_title text not null,
    document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
    -- Only for what was agreed as text; of a file the office keeps the file, and this its SHA-256.
    document_text text,
    given_by text not null,
    given_on date not null,
    recorded_by jsonb not null,
    recorded_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by jsonb,
    version integer not null check (version > 0),
    primary key (tenant, mandate_id),
    check (starts_on <= ends_on and ends_on <= starts_on + interval '2 years')
  );
  create index mandate_of_organisation on mandate (tenant, organisation_id) where revoked_at is null;
  ${tenantTable('mandate')}

  create table delegation (
    tenant text not null,
    delegation_id uuid not null,
    -- Absent between employees of the office: then it counts for all organisations.
    organisation_id uuid,
    party text not null check (party in ('contact', 'employee')),
    from_id uuid not null,
    to_id uuid not null,
    starts_on date not null,
    ends_on date not null,
    recorded_by jsonb not null,
    recorded_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by jsonb,
    version integer not null check (version > 0),
    primary key (tenant, delegation_id),
    check (from_id <> to_id),
    check ((party = 'contact') = (organisation_id is not null)),
    check (starts_on <= ends_on and ends_on <= starts_on + interval '1 year')
  );
  create index delegation_to on delegation (tenant, to_id) where revoked_at is null;
  create index delegation_of_organisation on delegation (tenant, organisation_id) where revoked_at is null;
  ${tenantTable('delegation')}`,
};
