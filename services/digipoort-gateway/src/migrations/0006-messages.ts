import { systemTable, tenantTable, type Migration } from '@akkoord/persistence';

/** Messages that the authority put ready and that were fetched, and when each office is looked at again. */
export const messages: Migration = {
  name: '0006-messages',
  up: `
  -- The content is in archived_message, under its SHA-256.
  create table fetched_message (
    tenant text not null,
    id uuid not null,
    environment text not null check (environment in ('test', 'production')),
    kenmerk text not null,
    berichtkenmerk text not null,
    berichtsoort text not null,
    aanleverkenmerk text,
    delivered_at timestamptz not null,
    taxpayer text not null,
    sender text,
    file_name text not null,
    media_type text not null,
    sha256 text not null,
    size int not null,
    -- Attachments, findings and additional elements, verbatim.
    extras jsonb not null,
    filing_id uuid,
    fetched_at timestamptz not null default now(),
    -- When the authority was told that it has been fetched.
    confirmed_at timestamptz,
    primary key (tenant, id),
    unique (tenant, environment, kenmerk, berichtkenmerk),
    foreign key (tenant, sha256) references archived_message);
  create index fetched_message_by_time on fetched_message (tenant, delivered_at desc, id desc);
  create index fetched_message_of_filing on fetched_message (tenant, filing_id) where filing_id is not null;
  create index fetched_message_unconfirmed on fetched_message (tenant, environment) where confirmed_at is null;
  ${tenantTable('fetched_message')}

  create table message_exchange (
    tenant text not null,
    id uuid not null,
    operation text not null,
    kenmerk text,
    message_id text not null,
    started_at timestamptz not null,
    duration_ms int not null,
    outcome text not null check (outcome in ('answered', 'fault', 'notSent', 'unknown')),
    http_status int,
    request_sha256 text not null,
    reply_sha256 text,
    primary key (tenant, id),
    foreign key (tenant, request_sha256) references archived_message,
    foreign key (tenant, reply_sha256) references archived_message);
  ${tenantTable('message_exchange')}
  create trigger message_exchange_stays before update or delete or truncate on message_exchange
    for each statement execute function refuse_change();

  create table message_look (
    tenant text not null,
    environment text not null check (environment in ('test', 'production')),
    next_at timestamptz not null default now(),
    -- Somebody is looking until then, unless gone.
    held_until timestamptz,
    -- Everything that was ready by then has been fetched.
    seen_until timestamptz,
    last_at timestamptz,
    problem text,
    primary key (tenant, environment));
  ${systemTable('message_look')}`,
};
