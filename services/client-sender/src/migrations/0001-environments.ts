import { type Migration, systemTable } from '@akkoord/persistence';

/** Client environments, the tokens of their ERPs, and how far each has read its statuses at the connector. */
export const environments: Migration = {
  name: '0001-environments',
  up: `
  create table client_environment (
    id uuid primary key,
    tenant text not null check (tenant ~ '^[0-9]{5}$'),
    name text not null,
    connector_url text not null,
    connector_token bytea not null,
    profile jsonb not null default '{}',
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
  );
  ${systemTable('client_environment')}

  create table erp_token (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    tenant text not null,
    environment_id uuid not null references client_environment on delete cascade,
    issued_by text not null check (issued_by in ('bootstrap', 'administration')),
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz
  );
  create index erp_token_environment on erp_token (environment_id);
  ${systemTable('erp_token')}

  create table status_cursor (
    environment_id uuid primary key references client_environment on delete cascade,
    tenant text not null,
    position bigint not null default 0
  );
  ${systemTable('status_cursor')}`,
};
