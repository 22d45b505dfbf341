import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import {
  type Database,
  type Migration,
  migrate,
  MigrationChanged,
  openDatabase,
  systemTable,
  tenantTable,
} from './index.js';

const NOTES: Migration = {
  name: '0001-notes',
  up: `create table note (id int primary key, tenant text not null, body text not null); ${tenantTable('note')}
       create table job (id int primary key, tenant text not null); ${systemTable('job')}`,
};

describe('a service in its own schema', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase('notes', [NOTES]);
    database = test.database;
    await database.inTenant('11111', (tx) =>
      tx.query(`insert into note values (1, '11111', 'mine'); insert into job values (1, '11111')`),
    );
    await database.inTenant('22222', (tx) =>
      tx.query(`insert into note values (2, '22222', 'theirs'); insert into job values (2, '22222')`),
    );
  });
  afterAll(() => test.drop());

  it('shows a tenant its own rows only, without any where', async () => {
    const rows = await database.inTenant('11111', (tx) => tx.query('select id from note'));
    expect(rows).toEqual([{ id: 1 }]);
  });

  it('shows nothing to a query without tenant', async () => {
    expect(await database.dataSource.query('select id from note')).toEqual([]);
    expect(await database.dataSource.query('select id from job')).toEqual([]);
  });

  it('shows a system transaction the infrastructure of all offices and no filings', async () => {
    const [notes, jobs] = await database.inSystem(async (tx) => [
      await tx.query('select id from note'),
      await tx.query('select id from job order by id'),
    ]);
    expect([notes, jobs]).toEqual([[], [{ id: 1 }, { id: 2 }]]);
  });

  it('refuses a row written for another tenant', async () => {
    const write = database.inTenant('11111', (tx) => tx.query(`insert into note values (3, '22222', 'smuggled')`));
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('does not keep the tenant on the connection after the transaction', async () => {
    await database.inTenant('11111', (tx) => tx.query('select 1'));
    expect(
      await database.dataSource.query(`select coalesce(current_setting('akkoord.tenant', true), '') as tenant`),
    ).toEqual([{ tenant: '' }]);
  });

  it('binds the owner of the tables too', async () => {
    const admin = new Client({ connectionString: test.adminUrl });
    await admin.connect();
    await admin.query(`set role ${test.role}_owner`);
    const { rows } = await admin.query('select id from notes.note');
    await admin.end();
    expect(rows).toEqual([]);
  });

  it('rolls back everything when the work throws, and runs no action meant for after the commit', async () => {
    let ran = false;
    const work = database.inTenant('11111', async (tx) => {
      tx.afterCommit(() => (ran = true));
      await tx.query(`insert into note values (9, '11111', 'never')`);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect([ran, await database.inTenant('11111', (tx) => tx.query('select 1 from note where id = 9'))]).toEqual([
      false,
      [],
    ]);
  });

  it.each(['1', 'abcde', `1' or '1`])('refuses the tenant %s', async (tenant) => {
    await expect(database.inTenant(tenant, async () => undefined)).rejects.toThrow('five digits');
  });
});

describe('two services in one database', () => {
  it('cannot reach each other, nor make tables of their own', async () => {
    const { adminUrl, drop } = await createEmptyDatabase();
    const [a, b] = [`left_${process.pid}`, `right_${process.pid}`];
    await migrate({ adminUrl, schema: a, password: 'x', migrations: [NOTES] });
    await migrate({ adminUrl, schema: b, password: 'x', migrations: [NOTES] });
    const url = Object.assign(new URL(adminUrl), { username: a, password: 'x' }).href;
    const database = await openDatabase({ url, schema: a });
    const attempt = (sql: string) => database.inTenant('11111', (tx) => tx.query(sql));
    await expect(attempt(`select * from ${b}.note`)).rejects.toThrow(/permission denied for schema/);
    await expect(attempt(`insert into ${b}.note values (1, '11111', 'x')`)).rejects.toThrow(
      /permission denied for schema/,
    );
    await expect(attempt('create table mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(attempt(`set role ${b}`)).rejects.toThrow(/permission denied/);
    await expect(attempt('alter table note disable row level security')).rejects.toThrow(/must be owner/);
    await database.close();
    await drop();
  });
});

describe('migrations', () => {
  it('run once, also when several processes begin at the same time', async () => {
    const { adminUrl, drop } = await createEmptyDatabase();
    const options = { adminUrl, schema: `many_${process.pid}`, password: 'x', migrations: [NOTES] };
    const applied = await Promise.all([migrate(options), migrate(options), migrate(options)]);
    expect(applied.flat().sort()).toEqual(['0000-foundation', '0001-notes']);
    await drop();
  });

  it('are refused when one that was applied has been edited', async () => {
    const { adminUrl, drop } = await createEmptyDatabase();
    const options = { adminUrl, schema: `edited_${process.pid}`, password: 'x' };
    await migrate({ ...options, migrations: [NOTES] });
    const edited = { ...NOTES, up: `${NOTES.up} -- edited` };
    await expect(migrate({ ...options, migrations: [edited] })).rejects.toBeInstanceOf(MigrationChanged);
    await drop();
  });

  it('leave nothing of a step that fails', async () => {
    const { adminUrl, drop } = await createEmptyDatabase();
    const options = { adminUrl, schema: `failing_${process.pid}`, password: 'x' };
    const broken = { name: '0002-broken', up: 'create table half (id int); select 1/0' };
    await expect(migrate({ ...options, migrations: [NOTES, broken] })).rejects.toThrow(/0002-broken failed/);
    expect(await migrate({ ...options, migrations: [NOTES] })).toEqual([]);
    await drop();
  });
});
