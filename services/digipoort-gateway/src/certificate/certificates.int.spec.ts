import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CertificateExpiring } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { migrationsOf } from '@akkoord/service-kit';
import { createTestDatabase, type TestDatabase } from '@akkoord/testing';
import { Client } from 'pg';
import { pino } from 'pino';
import type { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { digipoortGateway } from '../index.js';
import { KeyRing } from '../key-encryption/key-ring.js';
import { KnownAuthorityRepository } from './known-authority.repository.js';
import { RotateKeys } from '../key-encryption/rotate-keys.js';
import { SealedKeyRepository } from '../key-encryption/sealed-key.repository.js';
import { OpensslFiles } from '../testing/openssl-files.js';
import { CertificateRepository } from './certificate.repository.js';
import { Certificates } from './certificates.js';
import { type HandedIn, ImportCertificate } from './import-certificate.js';
import { WarnExpiring } from './warn-expiring.js';

const [A, B] = ['12345', '54321'];
const DAY = 86_400_000;
const START = new Date('2026-11-22T12:00:00Z');
const day = (n: number) => new Date(START.getTime() + n * DAY);
const [FIRST, SECOND, THIRD] = ['eerste', 'tweede', 'derde'].map((id) => `${id}:${randomBytes(32).toString('hex')}`);

let files: OpensslFiles;
let test: TestDatabase;
const clock = { time: START, now: () => clock.time };
const log = pino({ level: 'silent' });

/** One instance of the gateway's certificates, with its own list of key-encryption keys. */
function instance(...keys: string[]) {
  const limits = { importTimeoutMs: 20_000, importMemoryMb: 64 };
  const config = { ...limits, keyEncryptionKeys: keys.join(',') } as unknown as DigipoortGatewayConfig;
  const { database } = test;
  const [ring, repository] = [new KeyRing(config), new CertificateRepository()];
  return {
    ring,
    repository,
    rotate: new RotateKeys(database, new SealedKeyRepository(database), ring, log),
    imports: new ImportCertificate(config, database, repository, new KnownAuthorityRepository(), ring, clock),
    certificates: new Certificates(database, repository, ring, clock),
    warn: new WarnExpiring(database, outbox, repository, clock),
  };
}
const outbox = new Outbox('digipoort-gateway', () => undefined);

/** A PKCS#12 file of one of the certificates below. */
const handedIn = (name: string, more: Partial<HandedIn> = {}): HandedIn => ({
  role: 'both',
  environment: 'production',
  container: files.container(`${name}.p12`, [`${name}.key`, `${name}.pem`, 'issuing.pem', 'root.pem']),
  password: 'geheim',
  ...more,
});

async function asSuperuser<R>(sql: string): Promise<R[]> {
  const client = new Client({ connectionString: test.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as R[];
  } finally {
    await client.end();
  }
}

const wiped = () => asSuperuser('delete from digipoort.certificate; delete from digipoort.outbox');

beforeAll(async () => {
  files = new OpensslFiles();
  const oin = '00000003123456780000';
  files.end({ name: 'now', oin, from: day(-300), until: day(100) });
  files.end({ name: 'next', oin, from: day(60), until: day(400) });
  files.end({ name: 'else', oin: '00000003876543210000', from: day(-300), until: day(200) });
  test = await createTestDatabase('digipoort', migrationsOf(digipoortGateway));
});
afterAll(async () => {
  await test.drop();
  files.remove();
});

describe('an imported certificate', () => {
  it('is shown without being stored, and stored with its key where no one can read it', async () => {
    const { imports, certificates } = instance(FIRST!);
    const shown = await imports.preview(A, handedIn('now'));
    expect(shown).toMatchObject({ oin: '00000003123456780000', nature: 'production', remarks: [] });
    expect(await asSuperuser('select * from digipoort.certificate')).toEqual([]);

    const other = imports.store(A, handedIn('else'), 'administration', shown.fingerprint);
    await expect(other).rejects.toMatchObject({ code: 'CERTIFICATE_NOT_AS_SHOWN' });
    const id = await imports.store(A, handedIn('now'), 'administration', shown.fingerprint);
    const again = imports.store(A, handedIn('now'), 'administration');
    await expect(again).rejects.toMatchObject({ code: 'CERTIFICATE_ALREADY_STORED' });

    const identity = await certificates.identity(A, id);
    expect(identity.key.export({ type: 'pkcs8', format: 'pem' })).toBe(files.text('now.key'));
    const rows = await asSuperuser('select * from digipoort.certificate natural join digipoort.certificate_key');
    const keyBytes = identity.key.export({ type: 'pkcs8', format: 'der' });
    const stored = await asSuperuser<{ sealed_key: Buffer }>('select sealed_key from digipoort.certificate_key');
    expect(stored.map(({ sealed_key: sealed }) => sealed.includes(keyBytes.subarray(30, 60)))).toEqual([false]);
    expect(JSON.stringify(rows)).not.toMatch(/PRIVATE KEY|geheim/);
    expect((await imports.preview(A, handedIn('now'))).remarks).toEqual(['CERTIFICATE_KNOWN']);
    expect((await imports.preview(A, handedIn('else'))).remarks).toEqual(['CERTIFICATE_OIN_DIFFERS']);
  });

  it('is for its office alone', async () => {
    const { repository, certificates } = instance(FIRST!);
    const [own] = await test.database.inTenant(A, (tx) => repository.list(tx));
    const id = own!.id;
    expect(await test.database.inTenant(B, (tx) => repository.list(tx))).toEqual([]);
    expect(await test.database.inTenant(B, (tx) => tx.query('select * from certificate_key'))).toEqual([]);
    // Not even a job that looks over all offices sees a key.
    expect(await test.database.inSystem((tx) => tx.query('select * from certificate_key'))).toEqual([]);
    expect(await test.database.inTenant(B, (tx) => repository.remove(tx, id))).toBe(false);
    await expect(certificates.identity(B, id)).rejects.toThrow();
    // A row that is moved to another office by force opens nothing there.
    await asSuperuser(`alter table digipoort.certificate_key drop constraint certificate_key_tenant_certificate_id_fkey;
      update digipoort.certificate set tenant = '${B}'; update digipoort.certificate_key set tenant = '${B}'`);
    await expect(certificates.identity(B, id)).rejects.toThrow();
    await asSuperuser(`update digipoort.certificate set tenant = '${A}'; update digipoort.certificate_key set tenant = '${A}';
      alter table digipoort.certificate_key add foreign key (tenant, certificate_id) references digipoort.certificate on delete cascade`);
    expect((await certificates.identity(A, id)).key.type).toBe('private');
  });

  it('goes with its key', async () => {
    const { repository } = instance(FIRST!);
    const [own] = await test.database.inTenant(A, (tx) => repository.list(tx));
    expect(await test.database.inTenant(A, (tx) => repository.remove(tx, own!.id))).toBe(true);
    expect(await asSuperuser('select * from digipoort.certificate_key')).toEqual([]);
  });

  it('cannot be kept without a key-encryption key', async () => {
    const kept = instance().imports.store(A, handedIn('now'), 'administration');
    await expect(kept).rejects.toMatchObject({ code: 'KEY_ENCRYPTION_KEY_MISSING' });
  });
});

describe('the next certificate', () => {
  it('takes over at its own start, without anyone doing anything', async () => {
    await wiped();
    const { imports, certificates } = instance(FIRST!);
    const [now, next] = [
      await imports.store(A, handedIn('now'), 'administration'),
      await imports.store(A, handedIn('next'), 'administration'),
    ];
    await test.database.inSystem((tx) => certificates.refresh(tx));
    const inUse = (at: Date) => {
      clock.time = at;
      return certificates.inUse(A, 'signing', 'production')?.id;
    };
    expect([0, 59, 60, 99, 399, 401].map((n) => inUse(day(n)))).toEqual([now, now, next, next, next, undefined]);
    expect(certificates.inUse(B, 'signing', 'production')).toBeUndefined();
    clock.time = START;
    expect(certificates.inUse(A, 'signing', 'test')).toBeUndefined();
  });
});

describe('a warning', () => {
  const told = async () =>
    (await asSuperuser<{ body: string | object }>('select body from digipoort.outbox order by position')).map(
      ({ body }) =>
        (typeof body === 'string' ? JSON.parse(body) : body) as { tenant: string; data: CertificateExpiring },
    );

  it('is given once at each moment, whoever looks and however often', async () => {
    await wiped();
    const { imports } = instance(FIRST!);
    const id = await imports.store(A, handedIn('now'), 'administration');
    for (const left of [91, 90, 75, 60, 59, 30, 14, 8, 7, 1, 0]) {
      clock.time = day(100 - left);
      const [one, other] = [instance(FIRST!), instance(FIRST!)];
      await Promise.all([one.warn.warn(), other.warn.warn(), one.warn.warn()]);
    }
    const events = await told();
    expect(events.map(({ data }) => data.warningDays)).toEqual([90, 60, 30, 14, 7]);
    expect(events[0]).toMatchObject({ tenant: A, data: { certificateId: id, daysLeft: 90, hasSuccessor: false } });
    clock.time = START;
  });

  it('that was missed is not made up for; one with a successor says so', async () => {
    await wiped();
    const { imports, warn } = instance(FIRST!);
    await imports.store(A, handedIn('now'), 'administration');
    await imports.store(A, handedIn('next'), 'administration');
    clock.time = day(75);
    expect(await warn.warn()).toBe(1);
    expect(await warn.warn()).toBe(0);
    expect((await told()).map(({ data }) => [data.warningDays, data.daysLeft, data.hasSuccessor])).toEqual([
      [30, 25, true],
    ]);
    clock.time = START;
  });
});

describe('key-encryption keys', () => {
  it('are exchanged while certificates are used and added, and nobody notices', async () => {
    await wiped();
    // The new key is known everywhere before it seals: then no instance meets a key it cannot open.
    const old = instance(FIRST!, SECOND!);
    const fresh = instance(SECOND!, FIRST!);
    const ids = [await old.imports.store(A, handedIn('now'), 'administration')];
    const ofB = await old.imports.store(B, handedIn('else'), 'administration');
    const failures: unknown[] = [];
    let [isDone, uses] = [false, 0];
    const use = async (certificates: Certificates, tenant: string, id: string) => {
      while (!isDone) {
        await certificates.identity(tenant, id).catch((error: unknown) => failures.push(error));
        uses += 1;
      }
    };
    const traffic = [old, fresh].flatMap(({ certificates }) => [
      use(certificates, A, ids[0]!),
      use(certificates, B, ofB),
    ]);
    const added = old.imports.store(A, handedIn('next'), 'administration');
    const [one, other] = await Promise.all([fresh.rotate.rotate(), fresh.rotate.rotate()]);
    ids.push(await added);
    const last = await fresh.rotate.rotate();
    isDone = true;
    await Promise.all(traffic);
    expect([failures, one + other + last]).toEqual([[], 3]);
    expect(uses).toBeGreaterThan(4);
    expect(await fresh.rotate.uses()).toEqual([{ kekId: 'tweede', keys: 3 }]);
    // The old one can go now.
    const after = instance(SECOND!);
    await after.rotate.check();
    for (const id of ids) expect((await after.certificates.identity(A, id)).key.type).toBe('private');
    expect(await after.rotate.rotate()).toBe(0);
  });

  it('that are missing or wrong stop the start', async () => {
    await expect(instance(FIRST!).rotate.check()).rejects.toMatchObject({ code: 'KEY_ENCRYPTION_KEY_UNKNOWN' });
    await expect(instance().rotate.check()).rejects.toMatchObject({ code: 'KEY_ENCRYPTION_KEY_UNKNOWN' });
    const sameName = `tweede:${randomBytes(32).toString('hex')}`;
    const refused = await instance(sameName)
      .rotate.check()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'KEY_ENCRYPTION_KEY_WRONG', params: { kekId: 'tweede' } });
    await expect(instance(SECOND!, THIRD!).rotate.check()).resolves.toBeUndefined();
  });

  it('a row that is damaged keeps no other from moving', async () => {
    await asSuperuser(`update digipoort.certificate_key set wrapped_data_key = '\\x00' where tenant = '${B}'`);
    const third = instance(THIRD!, SECOND!);
    expect(await third.rotate.rotate()).toBe(2);
    expect(await third.rotate.uses()).toEqual(
      expect.arrayContaining([
        { kekId: 'derde', keys: 2 },
        { kekId: 'tweede', keys: 1 },
      ]),
    );
  });
});
