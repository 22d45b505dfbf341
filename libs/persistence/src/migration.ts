/** One forward-only step of a schema; never changed after release, never undone. */
export interface Migration {
  /** `0001-register`: four digits for the order, then what it brings. */
  readonly name: string;
  /**
   * SQL, run as the schema's owner with the schema as search path, in a transaction of its own. Row-level security binds the owner too: to read or change
   * rows, lift `force` from the table and put it back. Give deploy/host/src/upgrades.int.spec.ts rows for it.
   */
  readonly up: string;
}

/** SQL that shows a table's rows only to a transaction of the same office; the table needs a column `tenant text not null`. */
export const tenantTable = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant_only on ${table}
    using (tenant = (select akkoord_tenant())) with check (tenant = (select akkoord_tenant()));`;

/** As `tenantTable`, but a system transaction sees all offices: for outbox, inbox, jobs and token look-ups, never for filings. */
export const systemTable = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant_or_system on ${table}
    using (tenant = (select akkoord_tenant()) or (select akkoord_is_system()))
    with check (tenant = (select akkoord_tenant()) or (select akkoord_is_system()));`;

/** SQL that lets the service add rows but never change or remove them (the audit trail). */
export const insertOnly = (table: string, role: string): string => `revoke update, delete on ${table} from "${role}";`;

/** What every schema begins with: the two questions that row-level security asks of a transaction. */
export const foundation: Migration = {
  name: '0000-foundation',
  up: `
  create function akkoord_tenant() returns text language sql stable
    as $$ select nullif(current_setting('akkoord.tenant', true), '') $$;
  create function akkoord_is_system() returns boolean language sql stable
    as $$ select coalesce(current_setting('akkoord.scope', true), '') = 'system' $$;`,
};
