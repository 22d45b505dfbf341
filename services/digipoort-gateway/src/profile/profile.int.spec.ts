import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { JobRepository } from '../job/job.repository.js';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';
import { ProfileRepository } from './profile.repository.js';

const STUB = '35001';
const FILE = '35002';
const THIRD = '35003';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 1);
  gateway.writeProfiles([{ tenant: FILE, certificate: 'otherClient' }]);
  await gateway.canFile(FILE);
});
afterAll(() => gateway.stop());

const profileOf = (tenant: string) => `/v1/offices/${tenant}/communication-profile`;

/** The status of an answer to a request of which only the head was sent. */
function headOnly(path: string, authorization: string, length: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/json', 'content-length': length };
    const call = request(`${gateway.gateways[0]!.url}${path}`, { method: 'PUT', headers }, (response) => {
      resolve(response.statusCode);
      call.destroy();
    });
    call.on('error', reject);
    call.flushHeaders();
  });
}

describe('a stranger', () => {
  it('is refused before anything of a body is taken in', async () => {
    expect(await headOnly(profileOf(STUB), 'Bearer wrong', 30_000_000)).toBe(401);
  });

  it('who is none may not send more than a profile can be', async () => {
    expect(await headOnly(profileOf(STUB), `Bearer ${'t'.repeat(32)}`, 30_000_000)).toBe(413);
  });
});

describe('a profile with the paths of the stub', () => {
  const stub = () => ({
    environment: 'test',
    ownCertificate: true,
    aanleverUrl: gateway.wusUrl,
    authorities: gateway.file('authorities'),
    aanleverPath: '/cpl/aanleverservice/1.2',
    statusPath: '/cpl/statusinformatieservice/1.2',
    ophaalPath: '/cpl/ophaalservice/services/OphaalService_V1_2',
  });

  it('files there', async () => {
    expect((await gateway.administer('PUT', profileOf(STUB), stub())).body).toMatchObject({
      aanleverPath: '/cpl/aanleverservice/1.2',
      canFile: false,
    });
    const key = { environment: 'test', role: 'both', privateKey: gateway.file('clientKey') };
    const certificates = gateway.file('clientCertificate') + gateway.file('authorities');
    await gateway.administer('POST', `/v1/offices/${STUB}/certificates`, { ...key, certificates });
    const { filingId } = await gateway.approve(STUB, numbers.next().value);
    await eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(80));
    const { requests } = (await gateway.control('GET', '/received')) as { requests: { path: string }[] };
    const paths = new Set(requests.map(({ path }) => path));
    expect(paths).toContain('/cpl/aanleverservice/1.2');
    expect(paths).toContain('/cpl/statusinformatieservice/1.2');
    expect(paths).not.toContain('/wus/2.0/aanleverservice/1.2');
  });

  it('is refused with a path that is none', async () => {
    const answer = await gateway.administer('PUT', profileOf(STUB), { ...stub(), statusPath: '//elders.example/x' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  });
});

describe('removing a profile', () => {
  it('is refused while a filing is under way, whatever it waits for', async () => {
    const { filingId, document, sha256 } = await gateway.approve(STUB, numbers.next().value, { keepDocument: false });
    await eventually(() => expect(gateway.told(filingId).length).toBeGreaterThan(0));
    const answer = await gateway.administer('DELETE', profileOf(STUB));
    expect(answer).toMatchObject({ status: 409, body: { code: 'COMMUNICATION_PROFILE_IN_USE' } });
    gateway.documents.set(sha256, document);
    await eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(80));
  });

  it('is done when everything has come to its end; what comes then says that there is none', async () => {
    await eventually(async () => expect((await gateway.administer('DELETE', profileOf(STUB))).status).toBe(204));
    expect((await gateway.administer('GET', profileOf(STUB))).status).toBe(404);
    expect((await gateway.administer('DELETE', profileOf(STUB))).body).toMatchObject({
      code: 'COMMUNICATION_PROFILE_NOT_FOUND',
    });
    const { filingId } = await gateway.approve(STUB, numbers.next().value);
    await eventually(() =>
      expect(gateway.told(filingId).at(-1)?.data).toMatchObject({ code: 'NO_COMMUNICATION_PROFILE' }),
    );
  });

  it('waits for whoever takes a filing because there is a profile, and sees it', async () => {
    await gateway.administer('PUT', profileOf(THIRD), {
      environment: 'test',
      ownCertificate: true,
      authorities: gateway.file('authorities'),
    });
    const repository = gateway.gateways[0]!.app.get(ProfileRepository, { strict: false });
    const jobs = gateway.gateways[0]!.app.get(JobRepository, { strict: false });
    let removal: ReturnType<typeof gateway.administer> | undefined;
    await gateway.database.inTenant(THIRD, async (tx) => {
      expect(await repository.exists(tx)).toBe(true);
      removal = gateway.administer('DELETE', profileOf(THIRD));
      const isWaiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%communication_profile%for update'`;
      await eventually(async () => expect(await gateway.rows(THIRD, isWaiting)).toHaveLength(1));
      await jobs.insert(tx, [randomUUID()]);
    });
    expect((await removal)?.body).toMatchObject({ code: 'COMMUNICATION_PROFILE_IN_USE' });
  });

  it('that the bootstrap file would bring back begins in that file', async () => {
    expect((await gateway.administer('DELETE', profileOf(FILE))).body).toMatchObject({
      code: 'COMMUNICATION_PROFILE_IN_FILE',
    });
  });
});
