import { systemTable, type Migration } from '@akkoord/persistence';

/**
 * Tables of the transport in a service's schema. Rows leave `outbox` when the broker has them, so it stays small; what the
 * broker refuses moves to `outbox_parked`, out of the way of its neighbours. Vacuum comes by count, not by share, since the table is nearly empty.
 */
export const messagingMigration = (name = '0001-messaging'): Migration => ({
  name,
  up: `
  create table outbox (
    position bigint generated always as identity primary key,
    id uuid not null,
    tenant text not null,
    type text not null,
    exchange text not null,
    routing_key text not null,
    optional boolean not null,
    body text not null,
    headers jsonb not null,
    added_at timestamptz not null default now()
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

  create table outbox_parked (
    position bigint primary key,
    id uuid not null,
    tenant text not null,
    type text not null,
    exchange text not null,
    routing_key text not null,
    optional boolean not null,
    body text not null,
    headers jsonb not null,
    added_at timestamptz not null,
    reason text not null,
    attempts integer not null default 1,
    next_attempt_at timestamptz not null
  );
  create index outbox_parked_due on outbox_parked (next_attempt_at);

  create table inbox (
    tenant text not null,
    handler text not null,
    message_id text not null,
    handled_at timestamptz not null default now(),
    primary key (tenant, handler, message_id)
  );
  create index inbox_handled_at on inbox using brin (handled_at);
  ${systemTable('outbox')}
  ${systemTable('outbox_parked')}
  ${systemTable('inbox')}`,
});
