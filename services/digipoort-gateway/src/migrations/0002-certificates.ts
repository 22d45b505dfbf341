import { systemTable, tenantTable, type Migration } from '@akkoord/persistence';

/** Certificates of offices, their private keys under envelope encryption, and the warnings that were given. */
export const certificates: Migration = {
  name: '0002-certificates',
  up: `
  -- Profiles named files until now and came from the bootstrap file only, which is imported again at the next start.
  select set_config('akkoord.scope', 'system', true);
  delete from communication_profile;

  -- What anyone may know of a certificate; jobs look over all offices. The key is elsewhere, for its office only.
  create table certificate (
    tenant text not null,
    id uuid not null,
    environment text not null check (environment in ('test', 'production')),
    role text not null check (role in ('signing', 'tls', 'both')),
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    common_name text not null,
    oin text not null,
    certificate text not null,
    chain text[] not null,
    valid_from timestamptz not null,
    valid_until timestamptz not null check (valid_until > valid_from),
    source text not null check (source in ('administration', 'bootstrap')),
    kek_id text not null,
    imported_at timestamptz not null default now(),
    primary key (tenant, id),
    unique (tenant, environment, fingerprint));
  create index certificate_kek on certificate (kek_id);
  create index certificate_end on certificate (valid_until);
  ${systemTable('certificate')}

  create table certificate_key (
    tenant text not null,
    certificate_id uuid not null,
    wrapped_data_key bytea not null,
    sealed_key bytea not null,
    primary key (tenant, certificate_id),
    foreign key (tenant, certificate_id) references certificate on delete cascade);
  ${tenantTable('certificate_key')}

  -- One row per certificate and moment: whoever adds it tells it, in the same transaction.
  create table certificate_warning (
    tenant text not null,
    certificate_id uuid not null,
    days int not null,
    given_at timestamptz not null default now(),
    primary key (tenant, certificate_id, days),
    foreign key (tenant, certificate_id) references certificate on delete cascade);
  ${systemTable('certificate_warning')}`,
};
