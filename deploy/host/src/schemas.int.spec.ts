import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@akkoord/persistence';
import { migrationsOf, type ServiceDefinition } from '@akkoord/service-kit';
import { createEmptyDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { loadService, SERVICE_NAMES } from './services.js';

const roleOf = (schema: string) => `${schema}_${process.pid}`;

describe('the schemas of all services in one database', () => {
  let definitions: ServiceDefinition[];
  let admin: Client;
  let url: string;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    definitions = await Promise.all(SERVICE_NAMES.map(loadService));
    const made = await createEmptyDatabase();
    ({ adminUrl: url, drop } = made);
    for (const definition of definitions) {
      const { schema } = definition;
      await migrate({
        adminUrl: url,
        schema,
        role: roleOf(schema),
        password: 'x',
        migrations: migrationsOf(definition),
      });
    }
    admin = new Client({ connectionString: url });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await drop();
  });

  const as = async <T>(schema: string, work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({
      connectionString: Object.assign(new URL(url), { username: roleOf(schema), password: 'x' }).href,
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it('have row-level security, forced, on every table, and a tenant in every row', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname = any($1) and c.relname <> 'applied_migration'
         and (not c.relrowsecurity or not c.relforcerowsecurity
           or not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and a.attnotnull))`,
      [definitions.map(({ schema }) => schema)],
    );
    expect(rows).toEqual([]);
  });

  it('open a row only to its own office, or to the system scope where the table is infrastructure or its heads are read there', async () => {
    const { rows } = await admin.query<{ policies: string[] }>(
      `select array_agg(distinct p.cmd || ' ' || p.qual || ' / ' || coalesce(p.with_check, '')) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_policies p on p.schemaname = n.nspname and p.tablename = c.relname
       where c.relkind = 'r' and n.nspname = any($1) and c.relname <> 'applied_migration' group by c.oid`,
      [definitions.map(({ schema }) => schema)],
    );
    const shapes = rows.map(({ policies }) =>
      policies.map((policy) =>
        policy.replace(/[a-z_]+\.akkoord|AS akkoord_\w+|\s+/g, (part) =>
          part.startsWith('AS') ? '' : part.trim() === '' ? '' : 'akkoord',
        ),
      ),
    );
    const own = '(tenant=(SELECTakkoord_tenant()))';
    const ownOrSystem = '((tenant=(SELECTakkoord_tenant()))OR(SELECTakkoord_is_system()))';
    const [theOffice, orTheSystem] = [own, ownOrSystem].map((rule) => `ALL${rule}/${rule}`);
    const allowed = [theOffice, orTheSystem, `${theOffice} SELECT(SELECTakkoord_is_system())/`];
    expect(shapes.map((policies) => policies.join(' ')).filter((policies) => !allowed.includes(policies))).toEqual([]);
    expect(shapes.length).toBeGreaterThan(30);
  });

  it('are closed to every other service', async () => {
    for (const { schema } of definitions) {
      for (const other of definitions.filter((definition) => definition.schema !== schema)) {
        const attempt = as(schema, (client) => client.query(`select 1 from ${other.schema}.outbox`));
        await expect(attempt).rejects.toThrow(`permission denied for schema ${other.schema}`);
      }
    }
  });
});
