import { tenantTable, type Migration } from '@akkoord/persistence';

const TABLES = [
  'client_environment',
  'access_token',
  'organisation',
  'identification_number',
  'contact',
  'message_kind',
  'document',
  'message',
  'status_step',
];

/**
 * The office's front door. Keys begin with the tenant: ids of organisations, contacts and client environments are chosen by the
 * office, so two offices may choose the same, and row-level security compares the tenant in every query anyway.
 */
export const register: Migration = {
  name: '0001-register',
  up: `
  create table client_environment (
    tenant text not null default akkoord_tenant(),
    id uuid not null,
    name text not null,
    last_position bigint not null default 0,
    acknowledged_position bigint not null default 0,
    created_at timestamptz not null default now(),
    primary key (tenant, id),
    check (acknowledged_position <= last_position)
  );

  create table access_token (
    tenant text not null default akkoord_tenant(),
    id uuid not null,
    token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
    scope text not null check (scope in ('client-environment', 'office-admin')),
    client_environment_id uuid,
    is_bootstrap boolean not null default false,
    issued_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    primary key (tenant, id),
    foreign key (tenant, client_environment_id) references client_environment (tenant, id),
    check ((scope = 'client-environment') = (client_environment_id is not null)),
    check (not is_bootstrap or scope = 'office-admin')
  );
  create index access_token_of_environment on access_token (tenant, client_environment_id);

  create table organisation (
    tenant text not null default akkoord_tenant(),
    id uuid not null,
    name text not null,
    is_active boolean not null,
    version integer not null,
    changed_at timestamptz not null,
    primary key (tenant, id)
  );

  create table identification_number (
    tenant text not null default akkoord_tenant(),
    type text not null check (type in ('omzetbelastingnummer', 'lh-nummer', 'kvk-nummer')),
    value text not null,
    organisation_id uuid not null,
    primary key (tenant, type, value),
    foreign key (tenant, organisation_id) references organisation (tenant, id)
  );
  create index identification_number_of_organisation on identification_number (tenant, organisation_id);

  create table contact (
    tenant text not null default akkoord_tenant(),
    id uuid not null,
    organisation_id uuid not null,
    name text not null,
    email text not null,
    roles text[] not null check (roles <@ array['approver', 'viewer']),
    is_active boolean not null,
    version integer not null,
    changed_at timestamptz not null,
    primary key (tenant, id),
    foreign key (tenant, organisation_id) references organisation (tenant, id)
  );

  create table message_kind (
    tenant text not null default akkoord_tenant(),
    kind text not null check (kind in ('vat-return', 'icp-statement', 'supplement')),
    is_blocked boolean not null,
    changed_at timestamptz not null,
    primary key (tenant, kind)
  );

  create table document (
    tenant text not null default akkoord_tenant(),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null check (size > 0),
    media_type text not null,
    content bytea not null,
    stored_at timestamptz not null default now(),
    primary key (tenant, sha256)
  );

  create table message (
    tenant text not null default akkoord_tenant(),
    id uuid not null,
    client_environment_id uuid not null,
    external_message_id text not null,
    kind text not null check (kind in ('vat-return', 'icp-statement', 'supplement')),
    document_sha256 text not null,
    document_size integer not null,
    media_type text not null,
    number_type text not null check (number_type in ('omzetbelastingnummer', 'lh-nummer', 'kvk-nummer')),
    number_value text not null,
    period_start date not null,
    period_end date not null,
    total_euros bigint,
    organisation_id uuid,
    unmatched_reason text check (unmatched_reason in ('unknown-number', 'kind-blocked')),
    registered_status smallint not null check (registered_status in (10, 15)),
    registered_at timestamptz not null,
    status smallint not null check (status in (10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90)),
    last_sequence integer not null check (last_sequence > 0),
    details jsonb,
    changed_at timestamptz not null,
    primary key (tenant, id),
    unique (tenant, client_environment_id, external_message_id),
    foreign key (tenant, client_environment_id) references client_environment (tenant, id),
    foreign key (tenant, organisation_id) references organisation (tenant, id),
    foreign key (tenant, document_sha256) references document (tenant, sha256),
    check ((organisation_id is null) = (unmatched_reason is not null))
  );
  create index message_unmatched on message (tenant, number_type, number_value) where organisation_id is null;

  create table status_step (
    tenant text not null default akkoord_tenant(),
    message_id uuid not null,
    sequence integer not null check (sequence > 0),
    status smallint not null check (status in (10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90)),
    at timestamptz not null,
    details jsonb,
    client_environment_id uuid not null,
    position bigint not null check (position > 0),
    primary key (tenant, message_id, sequence),
    unique (tenant, client_environment_id, position),
    foreign key (tenant, message_id) references message (tenant, id)
  );
  ${TABLES.map(tenantTable).join('\n')}`,
};
