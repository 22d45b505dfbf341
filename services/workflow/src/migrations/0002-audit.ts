import { tenantTable, type Migration } from '@akkoord/persistence';
import { evidenceTable } from './evidence-table.js';

/** The audit trail: insert-only, a hash chain per office. One function appends, so that a batch costs one round trip. */
export const auditMigration: Migration = {
  name: '0002-audit',
  up: `
  create table audit_entry (
    tenant text not null,
    position bigint not null,
    content text not null,
    previous_hash text not null,
    hash text not null,
    primary key (tenant, position)
  );
  ${tenantTable('audit_entry')}
  ${evidenceTable('audit_entry')}

  create table audit_head (
    tenant text not null primary key,
    position bigint not null,
    hash text not null
  );
  ${tenantTable('audit_head')}

  -- Locks the office's head until commit: entries get positions without gaps in the order of their commits.
  create function append_audit(for_tenant text, contents text[]) returns void language plpgsql as $$
  declare
    head_position bigint; head_hash text; previous text; entry text;
  begin
    insert into audit_head as head values (for_tenant, 0, repeat('0', 64))
      on conflict (tenant) do update set position = head.position
      returning head.position, head.hash into head_position, head_hash;
    foreach entry in array contents loop
      previous := head_hash;
      head_position := head_position + 1;
      head_hash := encode(sha256(convert_to(previous || E'\\n' || head_position || E'\\n' || entry, 'UTF8')), 'hex');
      insert into audit_entry values (for_tenant, head_position, entry, previous, head_hash);
    end loop;
    update audit_head set position = head_position, hash = head_hash where tenant = for_tenant;
  end $$;`,
};
