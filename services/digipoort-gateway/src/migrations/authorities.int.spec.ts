import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate, openDatabase } from '@akkoord/persistence';
import { createEmptyDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { KnownAuthorityRepository } from '../certificate/known-authority.repository.js';
import { aroundIt, OpensslFiles } from '../testing/openssl-files.js';
import { submissions } from './0001-submissions.js';
import { certificates } from './0002-certificates.js';
import { evidenceAndOutages } from './0003-evidence-and-outages.js';
import { claims } from './0004-claims.js';
import { authorities } from './0005-authorities.js';

const files = new OpensslFiles();
let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;

beforeAll(async () => {
  empty = await createEmptyDatabase();
});
afterAll(async () => {
  files.remove();
  await empty.drop();
});

it('the authorities of certificates that are there already are kept, of each office its own', async () => {
  files.end({ name: 'kantoor', oin: '00000003123456780000', ...aroundIt(new Date()) });
  const role = `authorities_${randomBytes(4).toString('hex')}`;
  const place = { adminUrl: empty.adminUrl, schema: 'digipoort', role, password: 'p'.repeat(16) };
  const before = [submissions, certificates, evidenceAndOutages, claims];
  await migrate({ ...place, migrations: before });
  const admin = new Client({ connectionString: empty.adminUrl });
  await admin.connect();
  for (const tenant of ['12345', '54321']) {
    const chain = tenant === '12345' ? [files.text('issuing.pem'), files.text('root.pem')] : [files.text('root.pem')];
    await admin.query(
      `insert into digipoort.certificate (tenant, id, environment, role, fingerprint, common_name, oin, certificate, chain,
         valid_from, valid_until, source, kek_id)
       values ($1, $2, 'test', 'both', $3, 'kantoor', '1', $4, $5, now(), now() + interval '1 day', 'administration', 'k')`,
      [tenant, randomUUID(), '0'.repeat(64), files.text('kantoor.pem'), chain],
    );
  }
  await migrate({ ...place, migrations: [...before, authorities] });
  await admin.end();

  const url = Object.assign(new URL(empty.adminUrl), { username: role, password: place.password });
  const database = await openDatabase({ url: url.href, schema: 'digipoort' });
  const repository = new KnownAuthorityRepository();
  const known = await database.inTenant('12345', (tx) => repository.all(tx));
  expect(known.map((pem) => pem.trim()).sort()).toEqual(
    [files.text('issuing.pem'), files.text('root.pem')].map((pem) => pem.trim()).sort(),
  );
  // Kept again from a profile, it is the same row.
  await database.inTenant('54321', (tx) => repository.keep(tx, files.authorities));
  expect(await database.inTenant('54321', (tx) => repository.all(tx))).toHaveLength(2);
  await expect(database.inTenant('54321', (tx) => tx.query('delete from known_authority'))).rejects.toThrow('never');
  await database.close();
});
