import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { keepNewest, tenantTable, type Migration, type VersionedCopy } from './index.js';

const TENANT = '12345';
const PEOPLE: Migration = {
  name: '0001-people',
  up: `create table person (tenant text not null, person_id uuid not null, full_name text not null, roles text[] not null,
         version int not null, primary key (tenant, person_id)); ${tenantTable('person')}`,
};
const COPY: VersionedCopy = { table: 'person', key: 'person_id', columns: { full_name: 'text', roles: 'text[]' } };
const ANS = '0198c0de-0000-7000-8000-0000000000c1';
const BEN = '0198c0de-0000-7000-8000-0000000000c2';
const person = (personId: string, fullName: string, version: number) => ({ personId, fullName, roles: ['a'], version });

describe('a copy of what another service owns', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase('people', [PEOPLE]);
  });
  afterAll(() => test.drop());

  const keep = (...items: ReturnType<typeof person>[]) =>
    test.database.inTenant(TENANT, (tx) => keepNewest(tx, COPY, items));
  const names = async () => {
    const rows = await test.database.inTenant(TENANT, (tx) =>
      tx.query<{ name: string }>('select full_name as name from person order by person_id'),
    );
    return rows.map(({ name }) => name);
  };

  it('keeps the newest version, whatever the order within and between batches', async () => {
    await keep(person(BEN, 'Ben', 1), person(ANS, 'Ans 2', 2), person(ANS, 'Ans 1', 1));
    expect(await names()).toEqual(['Ans 2', 'Ben']);
    await keep(person(BEN, 'Ben 3', 3));
    await keep(person(BEN, 'Ben 2', 2), person(ANS, 'Ans 1', 1));
    expect(await names()).toEqual(['Ans 2', 'Ben 3']);
    await keep();
  });

  it('writes the same version anew, so that an announcement fills a column that was added', async () => {
    await test.database.inTenant(TENANT, (tx) => tx.query(`update person set full_name = ''`));
    await keep(person(BEN, 'Ben 3', 3), person(ANS, 'Ans 1', 1));
    expect(await names()).toEqual(['', 'Ben 3']);
  });
});
