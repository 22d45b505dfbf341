import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { Authorities } from '../authority/authorities.js';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';

const OFFICE = '12345';
const OTHER = '54321';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();
const keysFile = join(gateway.folder, 'keys');
const [old, fresh] = ['oud', 'nieuw'].map((id) => `${id}:${randomBytes(32).toString('hex')}`);
const at = (tenant: string, path: string) => `/v1/offices/${tenant}/${path}`;

beforeAll(async () => {
  writeFileSync(keysFile, `${old}\n`);
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 2, {
    AKKOORD_KEY_ENCRYPTION_KEYS: '',
    AKKOORD_KEY_ENCRYPTION_KEYS_FILE: keysFile,
  });
});
afterAll(() => gateway.stop());

const profile = (more: object = {}) => ({
  environment: 'test',
  ownCertificate: true,
  aanleverUrl: gateway.wusUrl,
  authorities: gateway.file('authorities'),
  ...more,
});

/** The simulator's client as a PKCS#12 file, base64. */
function container(name: 'client' | 'otherClient'): string {
  const out = join(gateway.folder, `${name}.p12`);
  const input = join(gateway.folder, `${name}.pem`);
  writeFileSync(input, gateway.file(`${name}Key`) + gateway.file(`${name}Certificate`) + gateway.file('authorities'));
  execFileSync('openssl', ['pkcs12', '-export', '-in', input, '-out', out, '-passout', 'pass:Geheim-42']);
  return readFileSync(out).toString('base64');
}

const handedIn = (name: 'client' | 'otherClient') => ({
  environment: 'test',
  role: 'both',
  container: container(name),
  password: 'Geheim-42',
});

const lastOf = (filingId: string) => gateway.told(filingId).at(-1)?.data;
const aFiling = (tenant: string) => gateway.approve(tenant, numbers.next().value);
const becomes = (filingId: string, code: string) => eventually(() => expect(lastOf(filingId)?.['code']).toBe(code));
const isAccepted = (filingId: string) => eventually(() => expect(lastOf(filingId)?.statuses[0]?.status).toBe(80));

describe('an office that is set up over HTTP', () => {
  it('files nothing before it has a certificate of its own, says why, and then goes on by itself', async () => {
    const without = await gateway.administer(
      'PUT',
      at(OFFICE, 'communication-profile'),
      profile({ ownCertificate: false }),
    );
    expect(without).toMatchObject({
      status: 200,
      body: { canFile: false, obstacle: { code: 'OWN_CERTIFICATE_REQUIRED' }, environment: 'test', type: 'Fi' },
    });
    const { filingId } = await aFiling(OFFICE);
    await becomes(filingId, 'OWN_CERTIFICATE_REQUIRED');
    expect(lastOf(filingId)).not.toHaveProperty('nextAttemptAt');
    expect(lastOf(filingId)?.['message']).toContain('eigen certificaat');

    const chosen = await gateway.administer('PUT', at(OFFICE, 'communication-profile'), profile());
    expect(chosen.body).toMatchObject({ canFile: false, obstacle: { code: 'NO_VALID_CERTIFICATE' }, version: 2 });
    const second = await aFiling(OFFICE);
    // The first one stopped for another reason; it tells the one that holds now.
    for (const filing of [filingId, second.filingId]) await becomes(filing, 'NO_VALID_CERTIFICATE');
    expect(await gateway.accepts(filingId)).toBe(0);

    const shown = await gateway.administer('POST', at(OFFICE, 'certificates/preview'), handedIn('client'));
    expect(shown).toMatchObject({
      status: 200,
      body: { nature: 'test', oin: '00000099123456780000', oinDescription: { kind: 'test' }, remarks: [] },
    });
    expect((shown.body['chain'] as unknown[]).length).toBe(3);
    expect((await gateway.administer('GET', at(OFFICE, 'certificates'))).body).toEqual({ certificates: [] });

    const fingerprint = shown.body['fingerprint'];
    const stored = await gateway.administer('POST', at(OFFICE, 'certificates'), { ...handedIn('client'), fingerprint });
    expect(stored).toMatchObject({ status: 201, body: { fingerprint, usedFor: ['signing', 'tls'] } });
    for (const filing of [filingId, second.filingId]) {
      await isAccepted(filing);
      expect(await gateway.accepts(filing)).toBe(1);
    }
    expect(gateway.steps(second.filingId).join()).toMatch(/^70\/7,.*60\/\d+,80\/\d+$/);
    const read = await gateway.administer('GET', at(OFFICE, 'communication-profile'));
    expect(read.body).toMatchObject({ canFile: true, aanleverUrl: gateway.wusUrl, ophaalUrl: gateway.wusUrl });
    expect(JSON.stringify([shown, stored, read])).not.toMatch(/PRIVATE KEY|Geheim-42/);
  });

  it('shows nothing of it to another office, and nobody without the internal token gets in', async () => {
    expect((await gateway.administer('GET', at(OTHER, 'certificates'))).body).toEqual({ certificates: [] });
    expect(await gateway.administer('GET', at(OTHER, 'communication-profile'))).toMatchObject({
      status: 404,
      body: { code: 'COMMUNICATION_PROFILE_NOT_FOUND' },
    });
    const { certificates } = (await gateway.administer('GET', at(OFFICE, 'certificates'))).body as {
      certificates: { certificateId: string }[];
    };
    const path = at(OTHER, `certificates/${certificates[0]?.certificateId}`);
    expect(await gateway.administer('DELETE', path)).toMatchObject({
      status: 404,
      body: { code: 'CERTIFICATE_NOT_FOUND' },
    });
    for (const [method, path] of [
      ['GET', at(OFFICE, 'certificates')],
      ['POST', at(OFFICE, 'certificates/preview')],
      ['PUT', at(OFFICE, 'communication-profile')],
      ['GET', '/v1/key-encryption'],
      ['POST', '/v1/key-encryption/rotations'],
    ] as const)
      expect((await gateway.administer(method, path, undefined, 'x'.repeat(32))).status).toBe(401);
    expect((await gateway.administer('GET', at('1234', 'certificates'))).status).toBe(400);
  });

  it('cannot mix test and production', async () => {
    const production = { environment: 'production' };
    const mixed = await gateway.administer('PUT', at(OTHER, 'communication-profile'), profile(production));
    expect(mixed).toMatchObject({
      status: 422,
      body: { code: 'HOST_OF_OTHER_ENVIRONMENT', params: { field: 'aanleverUrl' } },
    });
    const reverse = profile({ statusUrl: 'https://wus.digipoort.logius.nl' });
    expect((await gateway.administer('PUT', at(OTHER, 'communication-profile'), reverse)).body).toMatchObject({
      code: 'HOST_OF_OTHER_ENVIRONMENT',
      params: { field: 'statusUrl' },
    });
    const stored = await gateway.administer('POST', at(OTHER, 'certificates'), {
      ...handedIn('client'),
      ...production,
    });
    expect(stored).toMatchObject({ status: 422, body: { code: 'CERTIFICATE_TEST_IN_PRODUCTION' } });
    const wrong = await gateway.administer('POST', at(OTHER, 'certificates'), { ...handedIn('client'), password: 'x' });
    expect(wrong.body).toMatchObject({ code: 'CERTIFICATE_PASSWORD_WRONG', messages: { nl: expect.any(String) } });
  });
});

describe('a key-encryption key', () => {
  it('is exchanged while filings go out, through one call and without a restart', async () => {
    const filings = [aFiling(OFFICE), aFiling(OFFICE)];
    writeFileSync(keysFile, `${old}\n${fresh}\n`);
    const same = await gateway.administer('POST', '/v1/key-encryption/rotations');
    expect(same.body).toMatchObject({
      rotated: 0,
      keys: [{ kekId: 'oud', isActive: true, keys: 1 }, { kekId: 'nieuw' }],
    });
    writeFileSync(keysFile, `${fresh}\n${old}\n`);
    const moved = gateway.administer('POST', '/v1/key-encryption/rotations');
    filings.push(aFiling(OFFICE));
    expect((await moved).body).toMatchObject({
      rotated: 1,
      keys: [
        { kekId: 'nieuw', isActive: true, keys: 1 },
        { kekId: 'oud', isActive: false, keys: 0 },
      ],
    });
    writeFileSync(keysFile, `${fresh}\n`);
    await gateway.administer('POST', '/v1/key-encryption/rotations');
    // A changed profile makes every instance open the key again, now with the new key alone.
    await gateway.administer('PUT', at(OFFICE, 'communication-profile'), profile({ algorithm: 'sha256' }));
    filings.push(aFiling(OFFICE), aFiling(OFFICE));
    for (const { filingId } of await Promise.all(filings)) {
      await isAccepted(filingId);
      expect(await gateway.accepts(filingId)).toBe(1);
    }
  });
});

describe('a certificate that is removed', () => {
  it('takes its key out of memory, and what comes after it waits', async () => {
    const held = () => gateway.gateways.map(({ app }) => app.get(Authorities, { strict: false }).count);
    expect(Math.max(...held())).toBe(1);
    const { certificates } = (await gateway.administer('GET', at(OFFICE, 'certificates'))).body as {
      certificates: { certificateId: string }[];
    };
    const removed = await gateway.administer('DELETE', at(OFFICE, `certificates/${certificates[0]?.certificateId}`));
    expect(removed.status).toBe(204);
    await eventually(() => expect(held()).toEqual([0, 0]));
    const { filingId } = await aFiling(OFFICE);
    await becomes(filingId, 'NO_VALID_CERTIFICATE');
    const pem = {
      environment: 'test',
      role: 'both',
      privateKey: gateway.file('clientKey'),
      certificates: gateway.file('clientCertificate') + gateway.file('authorities'),
    };
    expect((await gateway.administer('POST', at(OFFICE, 'certificates'), pem)).status).toBe(201);
    await isAccepted(filingId);
  });
});
