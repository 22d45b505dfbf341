import { Client } from 'pg';

/** A service's place in the database: its schema, and the role that can reach nothing else. */
export interface Place {
  readonly schema: string;
  /** Login role of the service; `<role>_owner` owns the tables and cannot log in. Default: the schema's name. */
  readonly role?: string;
  readonly password: string;
}

const NAME = /^[a-z][a-z0-9_]{0,50}$/;

/** Refuses names that would need quoting: they come from code and configuration, never from a person. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error(`"${name}" is not a plain lower-case database name`);
  return name;
}

/** What PostgreSQL answers when two sessions make or alter the same role at once: duplicate object, unique violation, concurrent update. */
const LOST_RACE = new Set(['42710', '23505', 'XX000', '40001']);

/** Creates, where missing, the schema and its two roles. `adminUrl` is a role that may create roles (a superuser, or the DBA does this by hand). */
export async function provision(adminUrl: string, place: Place): Promise<void> {
  const schema = checkedName(place.schema);
  const role = checkedName(place.role ?? schema);
  // Roles belong to the whole cluster and advisory locks to one database, so a lost race is simply repeated.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await provisionOnce(adminUrl, schema, role, place.password);
    } catch (error) {
      if (attempt === 10 || !LOST_RACE.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

async function provisionOnce(adminUrl: string, schema: string, role: string, password: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ secret: string }>('select quote_literal($1::text) as secret', [password]);
    const secret = rows[0]!.secret;
    await client.query(`begin;
      do $do$ begin
        if not exists (select from pg_roles where rolname = '${role}_owner') then create role ${role}_owner nologin; end if;
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${secret};
        else
          alter role ${role} password ${secret};
        end if;
      end $do$;
      create schema if not exists ${schema} authorization ${role}_owner;
      grant usage on schema ${schema} to ${role};
      alter default privileges for role ${role}_owner in schema ${schema} grant select, insert, update, delete on tables to ${role};
      alter default privileges for role ${role}_owner in schema ${schema} grant usage on sequences to ${role};
      commit`);
  } finally {
    await client.end();
  }
}
