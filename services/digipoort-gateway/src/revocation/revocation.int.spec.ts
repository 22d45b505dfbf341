import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';

const A = '38001';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();
let provider: Server;
let isAway = false;

beforeAll(async () => {
  // Where the certificates say that the lists are: a provider's web server, that may be away.
  provider = createServer((request, response) => {
    if (isAway) return void request.socket.destroy();
    gateway
      .crl(request.url ?? '')
      .then((bytes) => response.end(bytes))
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => provider.listen(0, 'localhost', resolve));
  const crlUrl = `http://localhost:${(provider.address() as AddressInfo).port}/crl`;
  await gateway.start(
    digipoortSimulator as unknown as ServiceDefinition,
    1,
    {
      AKKOORD_REVOCATION: 'hard',
      AKKOORD_CRL_MAX_AGE: '1ms',
      AKKOORD_CRL_PAUSE: '100ms',
      AKKOORD_BREAKER_FAILURES: '1000',
    },
    { DIGIPOORT_SIMULATOR_CRL_URL: crlUrl, DIGIPOORT_SIMULATOR_CRL_LIFE_MS: '5000' },
  );
  gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
  await gateway.canFile(A);
});
afterAll(async () => {
  await gateway.stop();
  provider.close();
});
beforeEach(async () => {
  isAway = false;
  await gateway.control('DELETE', '/settings');
});

const revoke = (...revokedCertificates: string[]) => gateway.control('PUT', '/settings', { revokedCertificates });
const file = async () => (await gateway.approve(A, numbers.next().value)).filingId;
const told = (filingId: string) => gateway.told(filingId).map(({ data }) => data.statuses[0]?.status);
const accepted = (filingId: string) => eventually(() => expect(told(filingId).at(-1)).toBe(80));
const refusals = (filingId: string) =>
  gateway.rows<{ code: string }>(A, 'select code from attempt where filing_id = $1 order by number desc limit 1', [
    filingId,
  ]);

describe('with a check of revocation that is hard', () => {
  it('files while nothing is on a list', async () => {
    const filingId = await file();
    await accepted(filingId);
  });

  it('believes no reply signed with a revoked certificate, and files once when that is over', async () => {
    await revoke('replySigner');
    const filingId = await file();
    await eventually(async () => expect(await refusals(filingId)).toEqual([{ code: 'WUS_CERTIFICATE_REVOKED' }]));
    expect(told(filingId)).not.toContain(60);
    await revoke();
    await accepted(filingId);
    expect(await gateway.accepts(filingId)).toBe(1);
  });

  it('sends nothing to a server with a revoked certificate, also over a connection that was kept', async () => {
    await accepted(await file());
    await revoke('server');
    const filingId = await file();
    await eventually(() =>
      expect(gateway.told(filingId).at(-1)?.data).toMatchObject({ code: 'DIGIPOORT_UNREACHABLE' }),
    );
    expect(await gateway.accepts(filingId)).toBe(0);
    await revoke();
    await accepted(filingId);
    expect(await gateway.accepts(filingId)).toBe(1);
  });

  it('sends nothing while the lists cannot be had and the last ones have ended', async () => {
    isAway = true;
    await new Promise((resolve) => setTimeout(resolve, 6000));
    const filingId = await file();
    await eventually(() =>
      expect(gateway.told(filingId).at(-1)?.data).toMatchObject({ code: 'DIGIPOORT_UNREACHABLE' }),
    );
    expect(await gateway.accepts(filingId)).toBe(0);
    isAway = false;
    await accepted(filingId);
  });
});

describe('the simulator', () => {
  it('refuses a client whose certificate was revoked', async () => {
    await revoke('client');
    const filingId = await file();
    await eventually(() => expect(told(filingId).at(-1)).toBe(90));
    const { requests } = (await gateway.control('GET', '/received')) as {
      requests: { fault: { reason: string } | null }[];
    };
    expect(requests.find(({ fault }) => fault)?.fault?.reason).toContain('ingetrokken');
  });
});
