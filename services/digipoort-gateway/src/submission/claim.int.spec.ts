import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { WusClient, WusSigner } from '@akkoord/wus';
import { strFromU8, unzipSync } from 'fflate';
import { splitPem } from '../certificate/read-pem.js';
import { GatewayUnderTest, taxpayers, vatReturn } from '../testing/gateway-under-test.js';

const A = '36001';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();
let otherSoftware: WusClient;

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 1);
  gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
  await gateway.canFile(A);
  const [key, certificate, authorities] = ['clientKey', 'clientCertificate', 'authorities'].map((name) =>
    gateway.file(name),
  ) as [string, string, string];
  otherSoftware = new WusClient({
    baseUrl: gateway.wusUrl,
    tls: { key, cert: certificate, ca: authorities },
    signer: new WusSigner({ key, certificate }),
    trust: { authorities: splitPem(authorities) },
  });
});
afterAll(async () => {
  otherSoftware?.close();
  await gateway.stop();
});

/** Somebody files for the same taxpayer at nearly the same time, with other software and the office's certificate. */
async function filedElsewhere(nummer: string): Promise<string> {
  const outcome = await otherSoftware.aanleveren({
    berichtsoort: 'Omzetbelasting',
    identiteitBelanghebbende: { nummer, type: 'Fi' },
    rolBelanghebbende: 'Intermediair',
    berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'OB.xbrl', inhoud: vatReturn(nummer) },
    autorisatieAdres: 'http://geenausp.nl',
  });
  if (outcome.kind !== 'answered') throw new Error(outcome.kind);
  // Further before our own than the clocks may differ here.
  await pause(500);
  return outcome.reply.kenmerk;
}

interface Candidate {
  kenmerk: string;
  firstStatusAt: string;
  statuses: { code: string }[];
}
const at = (filingId: string) => `/v1/offices/${A}/filings/${filingId}`;
const claim = (filingId: string, more: object) =>
  gateway.administer('POST', `${at(filingId)}/claim`, {
    ...{ commandId: randomUUID(), actor: 'jan@kantoor.example', reason: 'Gebeld met Digipoort' },
    ...more,
  });
const ends = (filingId: string, status: number) =>
  eventually(() => expect(gateway.told(filingId).at(-1)?.data.statuses[0]?.status).toBe(status));

async function ambiguous(outcome: 'lost-reply' | 'lost-request') {
  const taxpayer = numbers.next().value;
  const foreign = await filedElsewhere(taxpayer);
  await gateway.control('POST', '/next', { belanghebbende: taxpayer, outcome });
  const { filingId } = await gateway.approve(A, taxpayer);
  await eventually(() => expect(gateway.told(filingId).at(-1)?.data).toMatchObject({ code: 'OUTCOME_AMBIGUOUS' }));
  const { candidates } = (await gateway.administer('GET', at(filingId))).body as unknown as { candidates: Candidate[] };
  return { filingId, foreign, candidates };
}

describe('two processes that may be the filing', () => {
  it('are shown with what the authority says of them, and the one that a person names is followed', async () => {
    const { filingId, foreign, candidates } = await ambiguous('lost-reply');
    expect(candidates.map(({ kenmerk }) => kenmerk)).toContain(foreign);
    expect(candidates).toHaveLength(2);
    for (const { statuses, firstStatusAt } of candidates) {
      expect(statuses[0]).toMatchObject({ code: '105', at: firstStatusAt });
    }
    expect((await claim(filingId, { kenmerk: 'elders' })).body).toMatchObject({ code: 'PROCESS_NOT_A_CANDIDATE' });
    expect((await claim(filingId, { kenmerk: foreign, reason: '' })).status).toBe(400);

    const { kenmerk } = candidates.find((one) => one.kenmerk !== foreign)!;
    const commandId = randomUUID();
    const answers = await Promise.all([
      claim(filingId, { commandId, kenmerk }),
      claim(filingId, { commandId, kenmerk }),
    ]);
    expect(answers.map(({ body }) => body)).toEqual([
      { filingId, result: 'follows' },
      { filingId, result: 'follows' },
    ]);
    await ends(filingId, 80);
    expect(gateway.told(filingId).find(({ data }) => data.statuses[0]?.status === 60)?.data).toMatchObject({ kenmerk });
    expect(await gateway.accepts(filingId)).toBe(1);
    expect((await claim(filingId, { kenmerk })).body).toMatchObject({ code: 'NOTHING_TO_CLAIM' });
    expect((await gateway.administer('GET', at(filingId))).body).not.toHaveProperty('candidates');
  });

  it('that a person knows to be of others are left out; the filing is asked about again and then sent, once', async () => {
    const { filingId, foreign, candidates } = await ambiguous('lost-request');
    expect(candidates.map(({ kenmerk }) => kenmerk)).toEqual([foreign]);
    expect((await claim(filingId, {})).body).toEqual({ filingId, result: 'asks-first' });
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
    const files = unzipSync((await gateway.download(`${at(filingId)}/evidence.zip`)).bytes);
    const { commands } = JSON.parse(strFromU8(files['evidence.json']!)) as { commands: object[] };
    expect(commands).toMatchObject([
      {
        command: 'disown',
        kenmerken: [foreign],
        actor: 'jan@kantoor.example',
        reason: 'Gebeld met Digipoort',
        code: 'OUTCOME_AMBIGUOUS',
        result: 'asks-first',
      },
    ]);
  });

  it('cannot both be filings of ours: one that another filing is known by is refused', async () => {
    const { filingId, candidates } = await ambiguous('lost-reply');
    const [first, second] = candidates as [Candidate, Candidate];
    const other = await ambiguous('lost-request');
    // Between the look and the choice the other filing turned out to be this process.
    await gateway.rows(A, `update submission set kenmerk = $2 where filing_id = $1`, [other.filingId, first.kenmerk]);
    expect((await claim(filingId, { kenmerk: first.kenmerk })).body).toMatchObject({ code: 'PROCESS_OF_OTHER_FILING' });
    expect((await claim(filingId, { kenmerk: second.kenmerk })).body).toMatchObject({ result: 'follows' });
    expect((await claim(randomUUID(), { kenmerk: second.kenmerk })).body).toMatchObject({
      code: 'FILING_NOT_AT_GATEWAY',
    });
  });
});
