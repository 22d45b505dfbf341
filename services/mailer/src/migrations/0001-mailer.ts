import { systemTable, tenantTable, type Migration } from '@akkoord/persistence';

/** Copies of people, organisations and filings, as far as mail needs them; mails and their jobs; what an office chose. */
export const mailerMigration: Migration = {
  name: '0001-mailer',
  up: `
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
    email text not null,
    roles text[] not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, contact_id)
  );
  create index contact_of_organisation on contact (tenant, organisation_id) where is_active;
  ${tenantTable('contact')}

  create table employee (
    tenant text not null,
    employee_id uuid not null,
    name text not null,
    email text not null,
    roles text[] not null,
    organisation_ids uuid[] not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, employee_id)
  );
  ${tenantTable('employee')}

  -- Only filings that somebody was asked about, or approved: nobody gets mail about the others.
  create table filing (
    tenant text not null,
    filing_id uuid not null,
    organisation_id uuid not null,
    organisation_name text not null,
    facts jsonb not null,
    status smallint not null,
    sequence integer not null check (sequence > 0),
    -- The client was asked; before that only the office knows of it.
    was_with_client boolean not null,
    changed_at timestamptz not null default now(),
    primary key (tenant, filing_id)
  );
  ${tenantTable('filing')}

  -- What happened to a filing that is not known yet, because messages may come in any order. Infrastructure: looked through for all offices.
  create table waiting_occasion (
    tenant text not null,
    event_id text not null,
    filing_id uuid not null,
    occasion jsonb not null,
    since timestamptz not null default now(),
    primary key (tenant, event_id)
  );
  ${systemTable('waiting_occasion')}

  create table mail (
    tenant text not null,
    mail_id uuid not null,
    kind text not null,
    audience text not null check (audience in ('client', 'office')),
    filing_id uuid,
    person_id uuid,
    name text not null,
    email text not null,
    language text not null check (language in ('nl', 'en')),
    story jsonb not null,
    subject text,
    state text not null check (state in ('waiting', 'sent', 'refused', 'bounced', 'suppressed', 'outdated', 'given-up')),
    attempts integer not null default 0,
    may_be_double boolean not null default false,
    reply text,
    planned_at timestamptz not null,
    changed_at timestamptz not null,
    sent_at timestamptz,
    primary key (tenant, mail_id)
  );
  create index mail_of_filing on mail (tenant, filing_id, planned_at) where filing_id is not null;
  create index mail_undelivered on mail (tenant, changed_at) where state in ('refused', 'bounced', 'suppressed', 'given-up');
  create index mail_newest on mail (tenant, planned_at);
  ${tenantTable('mail')}

  -- One row for each mail that is still to be sent. 'attempts' is written before the mail server is called.
  create table mail_job (
    tenant text not null,
    mail_id uuid not null,
    due_at timestamptz not null default now(),
    attempts integer not null default 0,
    -- An attempt runs, or was cut off: nobody wrote down how it ended.
    is_open boolean not null default false,
    since timestamptz not null default now(),
    primary key (tenant, mail_id)
  );
  create index mail_job_due on mail_job (due_at);
  ${systemTable('mail_job')}

  create table suppression (
    tenant text not null,
    email text not null,
    reason text not null,
    since timestamptz not null,
    primary key (tenant, email)
  );
  ${tenantTable('suppression')}

  create table mail_switch (
    tenant text not null,
    kind text not null,
    audience text not null check (audience in ('client', 'office')),
    is_on boolean not null,
    primary key (tenant, kind, audience)
  );
  ${tenantTable('mail_switch')}

  create table mail_language (
    tenant text not null,
    email text not null,
    language text not null check (language in ('nl', 'en')),
    primary key (tenant, email)
  );
  ${tenantTable('mail_language')}`,
};
