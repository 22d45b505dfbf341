import { tenantTable, type Migration } from '@akkoord/persistence';

/** What offices stated about their audit trails, for everybody to read: a copy that the workflow cannot change. */
export const anchorsMigration: Migration = {
  name: '0060-anchors',
  up: `
  create table audit_anchor (
    tenant text not null,
    number integer not null,
    statement text not null,
    key_id text not null,
    signature text not null,
    primary key (tenant, number)
  );
  ${tenantTable('audit_anchor')}

  create table audit_key (
    tenant text not null,
    key_id text not null,
    public_key text not null,
    primary key (tenant, key_id)
  );
  ${tenantTable('audit_key')}`,
};
