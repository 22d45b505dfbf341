import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@akkoord/persistence';
import { migrationsOf } from '@akkoord/service-kit';
import { createEmptyDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { loadService, type ServiceName } from './services.js';

const OFFICES = ['12345', '54321'];
const ID = '00000000-0000-4000-8000-000000000001';
const HASH = 'a'.repeat(64);

/** Migrations that move rows, each with rows of the version before it; rows are written as the superuser, whom row-level security does not bind. */
describe('an upgrade of a database with rows of several offices', () => {
  let made: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let admin: Client;

  beforeAll(async () => {
    made = await createEmptyDatabase();
    admin = new Client({ connectionString: made.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await made.drop();
  });

  /** Brings a service to just before a migration, gives rows to each office, and brings it up to date, by two at once. */
  async function upgrade(service: ServiceName, before: string, rows: (tenant: string) => string): Promise<void> {
    const definition = await loadService(service);
    const { schema } = definition;
    const all = migrationsOf(definition);
    expect(all.map(({ name }) => name)).toContain(before);
    const place = { adminUrl: made.adminUrl, schema, role: `${schema}_up_${process.pid}`, password: 'x' };
    await migrate({ ...place, migrations: all.filter(({ name }) => name < before) });
    await admin.query(`set search_path = ${schema}`);
    for (const tenant of OFFICES) await admin.query(rows(tenant));
    const applied = await Promise.all([1, 2].map(() => migrate({ ...place, migrations: all })));
    expect(applied.flat()).toEqual(all.map(({ name }) => name).filter((name) => name >= before));
  }
  const read = async (sql: string) => (await admin.query<Record<string, unknown>>(sql)).rows;

  it('of the portal: an account is marked whose address is that of an employee of the same office', async () => {
    await upgrade(
      'portal-api',
      '0100-account-of-employee',
      (tenant) => `
        insert into account values ('${tenant}', gen_random_uuid(), 'ineke@x.nl', 'Ineke', 'office', 'x', true, now()),
          ('${tenant}', gen_random_uuid(), 'sanne@x.nl', 'Sanne', 'client', 'x', true, now());
        insert into employee values ('${tenant}', gen_random_uuid(), 'I', '${tenant === '12345' ? 'ineke' : 'other'}@x.nl', '{}', '{}', false, 1)`,
    );
    expect(await read('select tenant, email from account where is_of_employee')).toEqual([
      { tenant: '12345', email: 'ineke@x.nl' },
    ]);
  });

  it('of the mailer: every office that has mail is looked at when old mail is emptied', async () => {
    await upgrade(
      'mailer',
      '0002-retention',
      (
        tenant,
      ) => `insert into mail (tenant, mail_id, kind, audience, name, email, language, story, state, planned_at, changed_at)
        values ('${tenant}', gen_random_uuid(), 'approved', 'client', 'x', 'x@x.nl', 'nl', '{}', 'sent', now(), now())`,
    );
    expect(await read('select tenant from mail_office order by tenant')).toEqual(OFFICES.map((tenant) => ({ tenant })));
  });

  it('of the gateway: statuses of the authority go to the process of their filing', async () => {
    await upgrade(
      'digipoort-gateway',
      '0002-statuses-open',
      (tenant) => `
        insert into submission (tenant, filing_id, kind, document_sha256, document_size, sequence, kenmerk)
          values ('${tenant}', '${ID}', 'vat-return', '${HASH}', 1, 5, 'K-${tenant}');
        insert into authority_status (tenant, filing_id, code, at, occurrence, place, text) values ('${tenant}', '${ID}', '100', now(), 1, 1, 'x')`,
    );
    expect(await read('select kenmerk from authority_status order by tenant')).toEqual(
      OFFICES.map((tenant) => ({ kenmerk: `K-${tenant}` })),
    );
    const open = `select relname from pg_class where relname in ('submission', 'authority_status') and not relforcerowsecurity`;
    expect(await read(open)).toEqual([]);
  });
});
