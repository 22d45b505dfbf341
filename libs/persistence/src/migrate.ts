import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { foundation, type Migration } from './migration.js';
import { checkedName, provision, type Place } from './provision.js';

/** A migration that was applied has been edited since. */
export class MigrationChanged extends Error {
  readonly code = 'MIGRATION_CHANGED';
}

export interface MigrateOptions extends Place {
  readonly adminUrl: string;
  readonly migrations: readonly Migration[];
}

/**
 * Brings a schema up to date: makes its roles, then runs what is missing, in order of name, each in a transaction of its own.
 * Safe to run by several at once. Returns the names it applied.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const schema = checkedName(options.schema);
  const role = checkedName(options.role ?? schema);
  await provision(options.adminUrl, options);
  const client = new Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(726001, hashtext($1))', [schema]);
    await client.query(`set role ${role}_owner`);
    await client.query(`set search_path = ${schema}`);
    await client.query(`create table if not exists applied_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    return await applyMissing(client, inOrder(options.migrations));
  } finally {
    await client.end();
  }
}

function inOrder(migrations: readonly Migration[]): Migration[] {
  const all = [foundation, ...migrations].sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = all.find((migration, index) => migration.name === all[index + 1]?.name);
  if (twice) throw new Error(`two migrations are named ${twice.name}`);
  return all;
}

async function applyMissing(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from applied_migration');
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const sha256 = createHash('sha256').update(migration.up).digest('hex');
    const before = known.get(migration.name);
    if (before === sha256) continue;
    if (before)
      throw new MigrationChanged(`${migration.name} was changed after it was applied; add a new migration instead`);
    await client.query('begin');
    try {
      await client.query(migration.up);
      await client.query('insert into applied_migration (name, sha256) values ($1, $2)', [migration.name, sha256]);
      await client.query('commit');
    } catch (cause) {
      await client.query('rollback');
      throw new Error(`migration ${migration.name} failed: ${(cause as Error).message}`, { cause });
    }
    applied.push(migration.name);
  }
  return applied;
}
