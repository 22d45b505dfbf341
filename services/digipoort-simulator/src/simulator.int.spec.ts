import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { createTestDatabase, eventually, testServers, type TestDatabase } from '@akkoord/testing';
import { LOGIUS_OIN, WusClient, WusSigner, type AanleverRequest, type WusClientOptions } from '@akkoord/wus';
import { writeVatReturn } from '@akkoord/xbrl';
import { digipoortSimulator, TEST_OINS } from './index.js';

interface About {
  wus: string;
  pki: Record<string, string>;
}

const NUMMER = '001000044B37';
let database: TestDatabase;
let pkiDirectory: string;
let simulator: RunningService;
let about: About;
let client: WusClient;

const environment = () => ({
  AKKOORD_DATABASE_URL: database.url,
  AKKOORD_AMQP_URL: testServers().amqpUrl,
  AKKOORD_INTERNAL_TOKEN: 'i'.repeat(32),
  AKKOORD_LOG_LEVEL: 'error',
  DIGIPOORT_SIMULATOR_PKI_DIRECTORY: pkiDirectory,
  DIGIPOORT_SIMULATOR_STEP_MS: '20',
});

interface Told extends Partial<About> {
  references: { kenmerken: string[] }[];
  requests: object[];
}

const control = async (method: string, path: string, body?: object): Promise<Told> => {
  const headers = body ? { 'content-type': 'application/json' } : {};
  const response = await fetch(`${simulator.url}/control${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.ok).toBe(true);
  return (response.status === 204 ? {} : await response.json()) as Told;
};

const pem = (name: string) => readFileSync(about.pki[name] ?? '', 'utf8');

function clientOf(which: 'client' | 'otherClient', change: Partial<WusClientOptions> = {}): WusClient {
  const identity = { key: pem(`${which}Key`), cert: pem(`${which}Certificate`) };
  return new WusClient({
    baseUrl: about.wus,
    tls: { ...identity, ca: pem('authorities') },
    signer: new WusSigner({ key: identity.key, certificate: identity.cert }),
    trust: {
      authorities: pem('authorities')
        .split(/(?<=-----END CERTIFICATE-----\n)/)
        .filter((part) => part.trim() !== ''),
      oin: LOGIUS_OIN,
    },
    ...change,
  });
}

const vatReturn = () =>
  writeVatReturn({
    taxpayer: parseOmzetbelastingNumber(NUMMER),
    period: parsePeriod('2026-Q3'),
    figures: {},
    header: {
      contactType: 'INT',
      contactInitials: 'J',
      contactSurname: 'Voorbeeld',
      contactTelephoneNumber: '0101234567',
      messageReference: 'OB-1',
      softwarePackageName: 'Akkoord',
      softwarePackageVersion: '1.0',
      softwareVendorAccountNumber: 'SWO00000',
      taxConsultantNumber: '123456',
    },
    now: new Date('2026-10-15T10:30:00Z'),
  });

let count = 0;
function aDelivery(change: Partial<AanleverRequest> = {}): AanleverRequest {
  return {
    berichtsoort: 'Omzetbelasting',
    aanleverkenmerk: `AK-${(count += 1)}`,
    identiteitBelanghebbende: { nummer: NUMMER, type: 'BTW' },
    rolBelanghebbende: 'Intermediair',
    berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: vatReturn() },
    autorisatieAdres: 'http://geenausp.nl',
    ...change,
  };
}

async function deliver(change: Partial<AanleverRequest> = {}, by = client): Promise<string> {
  const outcome = await by.aanleveren(aDelivery(change));
  if (outcome.kind !== 'answered') throw new Error(JSON.stringify({ ...outcome, exchange: null }));
  return outcome.reply.kenmerk;
}

async function statuses(
  kenmerk: string,
  by = client,
): Promise<{ statuscode: string; statusdetails?: string; fout?: string }[]> {
  const outcome = await by.getStatussenProces({ kenmerk, autorisatieAdres: 'http://geenausp.nl' });
  if (outcome.kind !== 'answered') throw new Error(outcome.kind);
  return outcome.reply.map(({ statuscode, statusdetails, statusFoutcode }) => ({
    statuscode,
    ...(statusdetails === undefined ? {} : { statusdetails }),
    ...(statusFoutcode ? { fout: statusFoutcode.foutcode } : {}),
  }));
}

async function ended(kenmerk: string, steps: number) {
  await eventually(async () => expect(await statuses(kenmerk)).toHaveLength(steps), { timeoutMs: 5000 });
  return statuses(kenmerk);
}

async function start(): Promise<void> {
  simulator = await startService(digipoortSimulator, environment());
  about = (await control('GET', '')) as About;
  client = clientOf('client');
}

beforeAll(async () => {
  pkiDirectory = join(await mkdtemp(join(tmpdir(), 'akkoord-simulator-')), 'pki');
  database = await createTestDatabase('simulator', migrationsOf(digipoortSimulator));
  await start();
});

afterAll(async () => {
  client?.close();
  await simulator?.close();
  await database?.drop();
  await rm(join(pkiDirectory, '..'), { recursive: true, force: true });
});

beforeEach(() => control('DELETE', '/next'));

describe('a delivery', () => {
  it('runs through the accepted sequence step by step, ending with the words of the Belastingdienst', async () => {
    await control('POST', '/next', { stepMs: 600_000 });
    expect(await statuses(await deliver())).toEqual([{ statuscode: '105' }]);
    const all = await ended(await deliver(), 9);
    expect(all.map(({ statuscode }) => statuscode)).toEqual([
      '105',
      '100',
      '110',
      '200',
      '301',
      '301',
      '405',
      '400',
      '500',
    ]);
    expect(all[8]?.statusdetails).toContain('<Description>Status: Verwerkbaar</Description>');
  });

  it('is refused with 510 and the words that were ordered', async () => {
    const words = { foutcode: '0310', foutbeschrijving: 'Tijdvak <onbekend> & gesloten' };
    await control('POST', '/next', { belanghebbende: NUMMER, outcome: 'refused', words });
    const all = await ended(await deliver(), 9);
    expect(all[8]).toMatchObject({ statuscode: '510', fout: '0310' });
  });

  it('of something that is no valid XBRL, or about another number, ends with 311', async () => {
    const berichtInhoud = { mimeType: 'application/xml', bestandsnaam: 'a.xbrl', inhoud: Buffer.from('<xbrl/>') };
    for (const change of [{ berichtInhoud }, { identiteitBelanghebbende: { nummer: '123456782B01', type: 'BTW' } }]) {
      const all = await ended(await deliver(change), 5);
      expect(all[4]).toMatchObject({ statuscode: '311', fout: 'VAS500' });
    }
  });

  it('of an unknown kind gets a fault', async () => {
    const outcome = await client.aanleveren(aDelivery({ berichtsoort: 'Loonheffing' }));
    expect(outcome).toMatchObject({ kind: 'fault', fault: { foutcode: 'ALS100' }, exchange: { httpStatus: 500 } });
  });

  it('is counted per reference, however often it comes', async () => {
    await Promise.all([deliver({ aanleverkenmerk: 'twice' }), deliver({ aanleverkenmerk: 'twice' })]);
    const { references } = await control('GET', '/accepts?aanleverkenmerk=twice');
    expect(references).toMatchObject([
      { belanghebbende: NUMMER, periodStart: '2026-07-01', periodEnd: '2026-09-30', deliveries: 2, accepted: 2 },
    ]);
  });

  it('whose answer is lost exists all the same and is found with getProcessen', async () => {
    await control('POST', '/next', { outcome: 'lost-reply' });
    const outcome = await client.aanleveren(aDelivery({ aanleverkenmerk: 'lost' }));
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
    const { references } = await control('GET', '/accepts?aanleverkenmerk=lost');
    const found = await client.getProcessen({
      berichtsoort: 'Omzetbelasting',
      identiteitBelanghebbende: { nummer: NUMMER, type: 'BTW' },
    });
    const known = found.kind === 'answered' ? found.reply.map(({ kenmerk }) => kenmerk) : [];
    expect(known).toContain(references[0]?.kenmerken[0]);
  });

  it('that is slow is unknown after the time-out, and a tampered answer is not believed', async () => {
    const hasty = clientOf('client', { timeoutMs: 300 });
    await control('POST', '/next', { replyDelayMs: 1000 });
    expect(await hasty.aanleveren(aDelivery())).toMatchObject({ kind: 'unknown', reason: 'timeout' });
    await control('POST', '/next', { outcome: 'tampered-reply' });
    expect(await client.aanleveren(aDelivery())).toMatchObject({
      kind: 'unknown',
      reason: 'reply-refused',
      refusal: 'WUS_DIGEST',
    });
    hasty.close();
  });

  it('gets the fault that was ordered', async () => {
    await control('POST', '/next', { outcome: 'fault', foutcode: 'ALS400', reason: 'Technische storing' });
    const outcome = await client.aanleveren(aDelivery({ aanleverkenmerk: 'never' }));
    expect(outcome).toMatchObject({
      kind: 'fault',
      fault: { foutcode: 'ALS400', foutbeschrijving: 'Technische storing' },
    });
    expect(await control('GET', '/accepts?aanleverkenmerk=never')).toMatchObject({ deliveries: 0 });
  });
});

describe('the door', () => {
  it('shows a process to nobody but whoever delivered it', async () => {
    const other = clientOf('otherClient');
    expect(await statuses(await deliver(), other)).toEqual([]);
    expect(await statuses('unknown')).toEqual([]);
    other.close();
  });

  it('gives only the statuses of the window that is asked for', async () => {
    const kenmerk = await deliver();
    await ended(kenmerk, 9);
    const future = await client.getStatussenProces({ kenmerk, tijdstempelVanaf: new Date(Date.now() + 60_000) });
    expect(future).toMatchObject({ kind: 'answered', reply: [] });
  });

  it('refuses a signature by another OIN than that of the connection', async () => {
    const mixed = clientOf('client', {
      signer: new WusSigner({ key: pem('otherClientKey'), certificate: pem('otherClientCertificate') }),
    });
    expect(await mixed.aanleveren(aDelivery())).toMatchObject({ kind: 'fault', fault: { foutcode: 'ALS100' } });
    mixed.close();
  });

  it('refuses a Timestamp that has expired, and shows at which check', async () => {
    const late = clientOf('client', { now: () => new Date(Date.now() - 3_600_000) });
    expect(await late.aanleveren(aDelivery())).toMatchObject({ kind: 'fault', fault: { foutcode: 'ALS100' } });
    const { requests } = await control('GET', '/received');
    expect(requests[0]).toMatchObject({
      checks: { signature: 'passed', certificate: 'passed', timestamp: 'failed', addressing: 'not-reached' },
      verdict: 'fault',
    });
    late.close();
  });

  it('does not open without a certificate, and a closed port is known as not sent', async () => {
    const stranger = clientOf('client', { tls: { key: '', cert: '', ca: pem('authorities') } });
    expect(['notSent', 'unknown']).toContain((await stranger.aanleveren(aDelivery())).kind);
    const nobody = clientOf('client', { baseUrl: 'https://127.0.0.1:1' });
    expect(await nobody.aanleveren(aDelivery())).toMatchObject({ kind: 'notSent', reason: 'refused' });
    const untrusted = clientOf('client', { tls: { key: pem('clientKey'), cert: pem('clientCertificate') } });
    expect(await untrusted.aanleveren(aDelivery())).toMatchObject({ kind: 'notSent', reason: 'tls' });
    for (const one of [stranger, nobody, untrusted]) one.close();
  });

  it('verifies every required part of what it takes', async () => {
    await deliver();
    const { requests } = await control('GET', '/received');
    expect(requests[0]).toMatchObject({
      operation: 'aanleveren',
      signingOin: TEST_OINS.client,
      tlsOin: TEST_OINS.client,
      algorithm: 'sha1',
      verdict: 'answered',
      checks: {
        xml: 'passed',
        soap: 'passed',
        signature: 'passed',
        certificate: 'passed',
        timestamp: 'passed',
        addressing: 'passed',
        body: 'passed',
      },
    });
  });
});

it('remembers everything over a restart, with the same certificates', async () => {
  const kenmerk = await deliver({ aanleverkenmerk: 'before' });
  const before = pem('clientCertificate');
  client.close();
  await simulator.close();
  await start();
  expect(pem('clientCertificate')).toBe(before);
  expect(await ended(kenmerk, 9)).toHaveLength(9);
  expect(await control('GET', '/accepts?aanleverkenmerk=before')).toMatchObject({ deliveries: 1 });
});
