import { tenantTable, type Migration } from '@akkoord/persistence';
import { evidenceTable } from './evidence-table.js';

/** The workflows of an office: a draft to work on, published versions that never change, and which one a kind of message follows. */
export const definitionsMigration: Migration = {
  name: '0010-definitions',
  up: `
  create table workflow_definition (
    tenant text not null,
    definition_id uuid not null,
    name text not null,
    -- Counts the changes of the draft, so that two people who edit it notice each other.
    revision integer not null check (revision > 0),
    draft jsonb not null,
    newest_version integer not null default 0 check (newest_version >= 0),
    -- The revision that is published as the newest version.
    published_revision integer,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant, definition_id)
  );
  ${tenantTable('workflow_definition')}

  create table workflow_version (
    tenant text not null,
    definition_id uuid not null,
    version integer not null check (version > 0),
    definition jsonb not null,
    definition_sha256 text not null check (definition_sha256 ~ '^[0-9a-f]{64}$'),
    published_at timestamptz not null,
    primary key (tenant, definition_id, version),
    foreign key (tenant, definition_id) references workflow_definition
  );
  ${tenantTable('workflow_version')}
  ${evidenceTable('workflow_version')}

  -- Without a row for a kind that for all kinds holds; without either the delivered workflow.
  create table workflow_link (
    tenant text not null,
    kind text not null check (kind in ('all', 'vat-return', 'icp-statement', 'supplement')),
    -- Null: the delivered one, whatever holds for all kinds.
    definition_id uuid,
    linked_at timestamptz not null,
    primary key (tenant, kind),
    foreign key (tenant, definition_id) references workflow_definition
  );
  ${tenantTable('workflow_link')}`,
};
