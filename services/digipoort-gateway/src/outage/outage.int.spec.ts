import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Residence } from '@akkoord/contracts';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';
import { RoadToAuthority } from '../testing/road-to-authority.js';

const A = '31001';
const B = '31002';
// Longer than a call that hangs takes to be given up, and asked about afterwards.
const PATIENT = { timeoutMs: 90_000 };
const gateway = new GatewayUnderTest();
const numbers = taxpayers();
const aTaxpayer = (): string => numbers.next().value;
let road: RoadToAuthority;

beforeAll(async () => {
  // A call of A may hang longer than everything of B takes.
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 2, {
    AKKOORD_CALL_TIMEOUT_MS: '30000',
    AKKOORD_SUBMIT_PER_OFFICE: '4',
    AKKOORD_BREAKER_FAILURES: '3',
  });
  road = await RoadToAuthority.to(gateway.wusUrl);
  gateway.writeProfiles([
    { tenant: A, certificate: 'client', url: road.url },
    { tenant: B, certificate: 'otherClient' },
  ]);
});
afterAll(async () => {
  road?.close();
  await gateway.stop();
});
afterEach(() => road.become('open'));

const isAccepted = (filingId: string) => gateway.told(filingId).at(-1)?.data.statuses[0]?.status === 80;
const accepted = (filingIds: readonly string[]) =>
  eventually(() => expect(filingIds.filter(isAccepted)).toEqual(filingIds), PATIENT);
const approve = async (tenant: string, count: number, residence?: Residence) => {
  const options = residence ? { residence } : {};
  const filings = await Promise.all(Array.from({ length: count }, () => gateway.approve(tenant, aTaxpayer(), options)));
  return filings.map(({ filingId }) => filingId);
};
const outlook = async (tenant: string) => (await gateway.administer('GET', `/v1/offices/${tenant}/outlook`)).body;

describe("while an office's host hangs", () => {
  it('other offices file as if nothing happened, and its own filings follow when it answers', async () => {
    road.become('hanging');
    const ofA = await approve(A, 6);
    await eventually(async () => {
      const rows = await gateway.rows(A, `select from submission where phase = 'attempting'`);
      expect(rows.length).toBeGreaterThan(0);
    }, PATIENT);
    const ofB = await approve(B, 6);
    await accepted(ofB);
    expect(ofA.filter(isAccepted)).toEqual([]);
    road.become('open');
    await accepted(ofA);
    for (const filingId of ofA) expect(await gateway.accepts(filingId)).toBe(1);
  });
});

describe('an outage', () => {
  it('is told to the offices of that host only, with a forecast, and ends with everything filed once', async () => {
    road.become('closed');
    const before = gateway.outages(A).length;
    const ofA = await approve(A, 8, 'non-resident');
    await eventually(() => expect(gateway.outages(A).length).toBe(before + 1), PATIENT);
    const [began] = gateway.outages(A).slice(before);
    expect(began).toMatchObject({
      type: 'outage.began.v1',
      data: { host: new URL(road.url).host, messages: { nl: expect.stringContaining('Er gaat niets verloren') } },
    });
    await eventually(async () => {
      expect(await outlook(A)).toMatchObject({
        outages: [{ host: new URL(road.url).host, since: expect.any(String) }],
        forecast: {
          waiting: 8,
          nextAttemptAt: expect.any(String),
          // Who is not a resident has a month more.
          deadline: { date: '2026-11-30', kind: 'vat-return', filings: 8 },
          messages: { en: expect.stringContaining('8 filings wait.') },
        },
      });
    }, PATIENT);
    expect(await outlook(B)).toMatchObject({ outages: [], stopped: 0 });
    expect(await outlook(B)).not.toHaveProperty('forecast');
    const overall = (await gateway.administer('GET', '/v1/outlook')).body;
    expect(overall).toMatchObject({ outages: [{ offices: 1 }], forecast: { waiting: 8 } });
    // While it is down only one call tries it now and then, over both instances. All may have had their first try.
    const codes = () => ofA.flatMap((filingId) => gateway.told(filingId).map(({ data }) => data['code']));
    await eventually(() => expect(codes()).toContain('DIGIPOORT_OUTAGE'), PATIENT);
    const ofB = await approve(B, 2);
    await accepted(ofB);

    road.become('open');
    await accepted(ofA);
    await eventually(() => expect(gateway.outages(A).at(-1)?.type).toBe('outage.ended.v1'), PATIENT);
    expect(gateway.outages(A).length).toBe(before + 2);
    expect(gateway.outages(B)).toEqual([]);
    for (const filingId of ofA) expect(await gateway.accepts(filingId)).toBe(1);
    await eventually(async () => expect(await outlook(A)).toMatchObject({ outages: [], stopped: 0 }), PATIENT);
    expect(await outlook(A)).not.toHaveProperty('forecast');
  });

  it('shows the outlook to parts of the installation only', async () => {
    const response = await fetch(`${gateway.gateways[0]?.url}/v1/offices/${A}/outlook`);
    expect(response.status).toBe(401);
    expect((await gateway.administer('GET', '/v1/offices/1/outlook')).status).toBe(404);
  });
});
