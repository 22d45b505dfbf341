import { tenantTable, type Migration } from '@akkoord/persistence';
import { evidenceTable } from './evidence-table.js';

/** Approvals, the decisions that are their evidence, and the people who may decide. */
export const approvalMigration: Migration = {
  name: '0001-approval',
  up: `
  create table approval (
    tenant text not null,
    filing_id uuid not null,
    organisation_id uuid not null,
    organisation_name text not null,
    facts jsonb not null,
    status smallint not null check (status in (10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90)),
    sequence integer not null check (sequence > 0),
    version integer not null check (version > 0),
    started_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant, filing_id)
  );
  create index approval_open on approval (tenant, organisation_id) where status < 50;
  ${tenantTable('approval')}

  create table approval_decision (
    tenant text not null,
    decision_id uuid not null,
    filing_id uuid not null,
    contact_id uuid not null,
    choice text not null check (choice in ('approve', 'reject')),
    document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
    reason jsonb,
    idempotency_key text not null,
    decided_at timestamptz not null,
    led_to smallint not null,
    salt text not null,
    primary key (tenant, decision_id),
    unique (tenant, filing_id, idempotency_key),
    foreign key (tenant, filing_id) references approval
  );
  ${tenantTable('approval_decision')}
  ${evidenceTable('approval_decision')}

  create table contact (
    tenant text not null,
    contact_id uuid not null,
    organisation_id uuid not null,
    roles text[] not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, contact_id)
  );
  create index contact_of_organisation on contact (tenant, organisation_id) where is_active;
  ${tenantTable('contact')}

  create table organisation (
    tenant text not null,
    organisation_id uuid not null,
    name text not null,
    is_active boolean not null,
    version integer not null,
    primary key (tenant, organisation_id)
  );
  ${tenantTable('organisation')}`,
};
