import { systemTable, tenantTable, type Migration } from '@akkoord/persistence';

const insertOnly = (table: string): string => `
  create trigger ${table}_stays before update or delete or truncate on ${table}
    for each statement execute function refuse_change();`;

/** Everything that was exchanged about a filing, processes that broke down, what people commanded, and outages of hosts. */
export const evidenceAndOutages: Migration = {
  name: '0003-evidence-and-outages',
  up: `
  -- A trigger and not a grant: it holds for every role, whatever the roles of an installation are called.
  create function refuse_change() returns trigger language plpgsql
    as $$ begin raise exception 'rows of % are never changed or removed', tg_table_name; end $$;
  ${insertOnly('archived_message')}

  create table exchange (
    tenant text not null,
    id uuid not null,
    filing_id uuid not null,
    attempt_id uuid,
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
    foreign key (tenant, filing_id) references submission,
    foreign key (tenant, request_sha256) references archived_message,
    foreign key (tenant, reply_sha256) references archived_message);
  create index exchange_of_filing on exchange (tenant, filing_id, started_at);
  ${tenantTable('exchange')}
  ${insertOnly('exchange')}

  create table filing_command (
    tenant text not null,
    id uuid not null,
    filing_id uuid not null,
    command text not null check (command in ('release')),
    actor text not null,
    reason text,
    phase text not null,
    code text,
    result text not null,
    given_at timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, filing_id) references submission);
  ${tenantTable('filing_command')}
  ${insertOnly('filing_command')}

  alter table submission
    add column period_start date,
    add column period_end date,
    -- Process that ended, or stopped being followed, without a judgement.
    add column earlier_kenmerk text,
    -- First failure of the present series; the time to which retries are limited runs from here.
    add column failing_since timestamptz;
  create index submission_failing on submission (tenant) where failing_since is not null;

  -- A filing may have had more than one process, when one of them broke down.
  alter table authority_status add column kenmerk text;
  update authority_status a set kenmerk = coalesce(s.kenmerk, '') from submission s
    where s.tenant = a.tenant and s.filing_id = a.filing_id;
  update authority_status set kenmerk = '' where kenmerk is null;
  alter table authority_status alter column kenmerk set not null, drop constraint authority_status_pkey,
    add primary key (tenant, filing_id, kenmerk, code, at, occurrence);
  create index attempt_kenmerk on attempt (tenant, kenmerk) where kenmerk is not null;

  -- One row per host of the authority, over all offices and instances; tenant 00000 is no office.
  create table host_health (
    tenant text not null default '00000',
    host text not null,
    state text not null check (state in ('closed', 'open', 'half-open')),
    since timestamptz not null,
    -- open: when a call may try it. half-open: when the trying call is given up.
    until_at timestamptz not null,
    round int not null,
    reason text not null,
    primary key (tenant, host));
  ${systemTable('host_health')}

  create table outage (
    tenant text not null,
    id uuid not null,
    host text not null,
    reason text not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant, id));
  create unique index outage_open on outage (tenant, host) where ended_at is null;
  ${systemTable('outage')}`,
};
