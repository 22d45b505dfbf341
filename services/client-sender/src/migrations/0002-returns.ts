import { type Migration, systemTable, tenantTable } from '@akkoord/persistence';

/**
 * Returns, their documents and statuses, and the work of delivering them. No foreign key to the environment: every intake
 * would lock that one row. Delivery and status are rows apart, so that their writers never wait for each other.
 */
export const returns: Migration = {
  name: '0002-returns',
  up: `
  create table submitted_return (
    id uuid primary key,
    tenant text not null,
    environment_id uuid not null,
    reference text not null,
    kind text not null check (kind in ('vat-return', 'icp-statement', 'supplement')),
    content_hash text not null,
    period_start date not null,
    period_end date not null,
    document_sha256 text not null,
    received_at timestamptz not null,
    status integer,
    status_sequence integer not null default 0,
    details jsonb,
    unique (tenant, environment_id, reference)
  );
  create index submitted_return_newest on submitted_return (environment_id, id desc);
  ${tenantTable('submitted_return')}

  create table return_document (
    return_id uuid primary key references submitted_return on delete cascade,
    tenant text not null,
    content bytea not null
  );
  ${tenantTable('return_document')}

  create table return_status (
    return_id uuid not null references submitted_return on delete cascade,
    tenant text not null,
    sequence integer not null,
    status integer not null,
    at timestamptz not null,
    primary key (return_id, sequence)
  );
  ${tenantTable('return_status')}

  create table delivery (
    return_id uuid primary key,
    tenant text not null,
    environment_id uuid not null,
    state text not null default 'queued' check (state in ('queued', 'delivered', 'refused')),
    attempt integer not null default 0,
    is_held boolean not null default false,
    next_attempt_at timestamptz not null default now(),
    size integer not null,
    traceparent text,
    message_id uuid,
    problem jsonb,
    ended_at timestamptz
  ) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
  create index delivery_due on delivery (next_attempt_at) where state = 'queued';
  ${systemTable('delivery')}`,
};
