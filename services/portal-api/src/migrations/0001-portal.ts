import { systemTable, tenantTable, type Migration } from '@akkoord/persistence';

/** Accounts and sessions are looked up before the office is known, so a system transaction sees them; filings never. */
export const portalMigration: Migration = {
  name: '0001-portal',
  up: `
  create table account (
    tenant text not null,
    account_id uuid not null,
    email text not null check (email = lower(email)),
    name text not null,
    site text not null check (site in ('office', 'client')),
    password_hash text not null,
    is_active boolean not null default true,
    created_at timestamptz not null,
    primary key (tenant, account_id),
    unique (tenant, email)
  );
  create index account_email on account (email);
  ${systemTable('account')}

  create table session (
    tenant text not null,
    token_sha256 text not null primary key,
    account_id uuid not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    foreign key (tenant, account_id) references account
  );
  create index session_expires on session (expires_at);
  ${systemTable('session')}

  -- Before log-in no office is known: tenant stays '00000'.
  create table login_attempt (
    tenant text not null default '00000',
    key_sha256 text not null primary key,
    attempts integer not null,
    window_ends_at timestamptz not null
  );
  ${systemTable('login_attempt')}

  create table organisation (
    tenant text not null,
    organisation_id uuid not null,
    name text not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, organisation_id)
  );
  ${tenantTable('organisation')}

  create table contact (
    tenant text not null,
    contact_id uuid not null,
    organisation_id uuid not null,
    name text not null,
    email text not null check (email = lower(email)),
    roles text[] not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, contact_id)
  );
  create index contact_email on contact (tenant, email) where is_active;
  ${tenantTable('contact')}

  -- Built from events in any order: until the facts came, a row is a stub that nobody sees.
  create table filing (
    tenant text not null,
    filing_id uuid not null,
    organisation_id uuid,
    organisation_name text,
    facts jsonb,
    status smallint not null check (status in (10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90)),
    sequence integer not null,
    changed_at timestamptz not null,
    history jsonb not null,
    details jsonb not null,
    primary key (tenant, filing_id)
  ) with (fillfactor = 70);
  create index filing_of_organisation on filing (tenant, organisation_id, filing_id desc);
  ${tenantTable('filing')}`,
};
