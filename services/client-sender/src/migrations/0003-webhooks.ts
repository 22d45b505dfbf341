import { type Migration, systemTable } from '@akkoord/persistence';

/** Where statuses are posted, and each message to post until it arrived. */
export const webhooks: Migration = {
  name: '0003-webhooks',
  up: `
  create table webhook (
    environment_id uuid primary key references client_environment on delete cascade,
    tenant text not null,
    url text not null,
    secret bytea not null,
    last_status integer,
    last_at timestamptz
  );
  ${systemTable('webhook')}

  create table webhook_delivery (
    id uuid primary key,
    tenant text not null,
    environment_id uuid not null,
    body text not null,
    state text not null default 'queued' check (state in ('queued', 'delivered', 'failed')),
    attempt integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    last_status integer
  );
  create index webhook_delivery_due on webhook_delivery (next_attempt_at) where state = 'queued';
  ${systemTable('webhook_delivery')}`,
};
