import { tenantTable, type Migration } from '@akkoord/persistence';
import { evidenceTable } from './evidence-table.js';

/** Evidence beside the chain, signed anchors of it, and the public keys they are checked with. */
export const evidenceMigration: Migration = {
  name: '0060-evidence',
  up: `
  -- What is personal about an entry, as the very text whose SHA-256 stands in the entry. The owner of the schema erases a person by
  -- setting content to null: the chain stays whole, and the audit tells that something was erased.
  create table audit_evidence (
    tenant text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    filing_id uuid,
    content text,
    primary key (tenant, sha256)
  );
  ${tenantTable('audit_evidence')}
  ${evidenceTable('audit_evidence')}

  create table audit_anchor (
    tenant text not null,
    number integer not null check (number > 0),
    first_position bigint not null check (first_position > 0),
    last_position bigint not null check (last_position >= first_position),
    statement text not null,
    key_id text not null,
    signature text not null,
    -- Merkle roots of the blocks of entries, so that a proof reads one block and not a whole day.
    blocks text[] not null,
    anchored_at timestamptz not null,
    primary key (tenant, number),
    unique (tenant, last_position)
  );
  ${tenantTable('audit_anchor')}
  ${evidenceTable('audit_anchor')}

  -- Public keys that signed for this office, old ones too: what they signed stays checkable.
  create table audit_key (
    tenant text not null,
    key_id text not null check (key_id ~ '^[0-9a-f]{64}$'),
    public_key text not null,
    since timestamptz not null,
    primary key (tenant, key_id)
  );
  ${tenantTable('audit_key')}
  ${evidenceTable('audit_key')}

  -- Which offices have something to anchor is asked for all at once; heads and anchors hold no filings and no people.
  create policy system_reads on audit_head for select using ((select akkoord_is_system()));
  create policy system_reads on audit_anchor for select using ((select akkoord_is_system()));

  -- The entries of one filing. Ids are made in order of time, so the index grows at its end.
  create index audit_entry_of_filing on audit_entry (tenant, (substring(content from '"filingId":"([0-9a-f-]{36})"')));`,
};
