import { systemTable, tenantTable, type Migration } from '@akkoord/persistence';

/** Submissions, their attempts, what the authority said, and the work that is still to be done. */
export const submissions: Migration = {
  name: '0001-submissions',
  up: `
  create table communication_profile (
    tenant text primary key,
    settings jsonb not null,
    version int not null default 1,
    changed_at timestamptz not null default now());
  ${systemTable('communication_profile')}

  create table submission (
    tenant text not null,
    filing_id uuid not null,
    kind text not null check (kind in ('vat-return', 'icp-statement', 'supplement')),
    document_sha256 text not null,
    document_size int not null,
    phase text not null default 'waiting'
      check (phase in ('waiting', 'attempting', 'unresolved', 'sent', 'accepted', 'refused', 'attention')),
    attempts int not null default 0,
    sequence int not null,
    attempt_id uuid,
    reported boolean not null default false,
    kenmerk text,
    delivered_at timestamptz,
    code text,
    message text,
    next_attempt_at timestamptz,
    taxpayer text,
    held_up boolean not null default false,
    correlation_id text,
    causation_id text,
    approved_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    primary key (tenant, filing_id),
    unique (tenant, kenmerk),
    check (attempt_id is not null or phase not in ('attempting', 'unresolved')),
    check (kenmerk is not null or phase not in ('sent', 'accepted')));
  create index submission_held_up on submission (tenant, taxpayer, kind) where held_up;
  ${tenantTable('submission')}

  create table attempt (
    tenant text not null,
    id uuid not null,
    filing_id uuid not null,
    number int not null,
    kind text not null,
    taxpayer text not null,
    aanleverkenmerk text not null,
    message_id text not null,
    started_at timestamptz not null,
    expires_at timestamptz not null,
    is_open boolean not null default true,
    outcome text check (outcome in ('delivered', 'rejected', 'failed', 'unknown', 'absent')),
    code text,
    kenmerk text,
    ended_at timestamptz,
    http_status int,
    request_sha256 text,
    reply_sha256 text,
    primary key (tenant, id),
    unique (tenant, filing_id, number),
    foreign key (tenant, filing_id) references submission);
  -- A status reply does not carry our reference. So of one taxpayer and kind at most one attempt may be without a
  -- known outcome: then a process nobody knows can only be that one's. A constraint, for it must hold under any crash.
  create unique index attempt_open on attempt (tenant, taxpayer, kind) where is_open;
  ${tenantTable('attempt')}

  create table authority_status (
    tenant text not null,
    filing_id uuid not null,
    code text not null,
    at timestamptz not null,
    occurrence int not null,
    place int not null,
    text text not null,
    fault_code text,
    fault_text text,
    details text,
    seen_at timestamptz not null default now(),
    primary key (tenant, filing_id, code, at, occurrence));
  ${tenantTable('authority_status')}

  create table foreign_process (
    tenant text not null,
    kenmerk text not null,
    first_status_at timestamptz not null,
    seen_at timestamptz not null default now(),
    primary key (tenant, kenmerk));
  ${tenantTable('foreign_process')}

  create table archived_message (
    tenant text not null,
    sha256 text not null,
    bytes bytea not null,
    archived_at timestamptz not null default now(),
    primary key (tenant, sha256));
  ${tenantTable('archived_message')}

  -- What is to be done and when; a claim moves due_at to the end of its lease and raises the fence.
  create table job (
    tenant text not null,
    filing_id uuid not null,
    lane text not null check (lane in ('submit', 'follow', 'attention')),
    due_at timestamptz not null default now(),
    fence bigint not null default 0,
    tries int not null default 0,
    since timestamptz not null default now(),
    primary key (tenant, filing_id));
  create index job_due on job (tenant, lane, due_at);
  ${systemTable('job')}`,
};
