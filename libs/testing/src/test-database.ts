import { randomBytes } from 'node:crypto';
import { type Database, type DatabaseOptions, migrate, type Migration, openDatabase } from '@akkoord/persistence';
import { Client } from 'pg';
import { testServers } from './test-servers.js';

/** A database that only one test file uses, on the server that all share. */
export interface TestDatabase {
  /** Open connection with the service's own role, which row-level security binds. */
  readonly database: Database;
  /** Address for that role. */
  readonly url: string;
  /** Superuser's address of this database: sees all rows. */
  readonly adminUrl: string;
  readonly role: string;
  /** Closes the connection and drops database and roles. */
  drop: () => Promise<void>;
}

/** Makes an empty database with one service's schema, migrated, and opens it as that service's role. */
export async function createTestDatabase(
  schema: string,
  migrations: readonly Migration[],
  options: Pick<DatabaseOptions, 'entities' | 'poolSize'> = {},
): Promise<TestDatabase> {
  const { adminUrl, drop } = await createEmptyDatabase();
  const url = await createSchema(adminUrl, schema, migrations);
  const database = await openDatabase({ ...options, url, schema });
  return {
    database,
    url,
    adminUrl,
    role: new URL(url).username,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
}

/** Roles that were made for databases, by the address of the database. */
const rolesMade = new Map<string, string[]>();

/** Makes one service's schema in a database of createEmptyDatabase, migrated; gives the address for a role of its own, which goes with the database. */
export async function createSchema(
  adminUrl: string,
  schema: string,
  migrations: readonly Migration[],
): Promise<string> {
  // Roles belong to the server, not to the database: a name of its own keeps tests apart.
  const role = `${schema.slice(0, 30)}_${randomBytes(5).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  rolesMade.set(adminUrl, [...(rolesMade.get(adminUrl) ?? []), role]);
  await migrate({ adminUrl, schema, role, password, migrations });
  return Object.assign(new URL(adminUrl), { username: role, password }).href;
}

/** Makes an empty database on the shared server; for tests that start whole services or migrate by themselves. */
export async function createEmptyDatabase(): Promise<{ adminUrl: string; drop: () => Promise<void> }> {
  const { postgresAdminUrl } = testServers();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(postgresAdminUrl, `create database ${name} template template0`);
  const url = new URL(postgresAdminUrl);
  url.pathname = `/${name}`;
  return {
    adminUrl: url.href,
    drop: () => {
      const roles = (rolesMade.get(url.href) ?? []).flatMap((role) => [role, `${role}_owner`]);
      const statements = roles.map((role) => `drop role if exists ${role}`);
      return asAdmin(postgresAdminUrl, `drop database if exists ${name} with (force)`, ...statements);
    },
  };
}

async function asAdmin(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
