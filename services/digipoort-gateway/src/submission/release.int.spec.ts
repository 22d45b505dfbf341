import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { GatewayUnderTest, taxpayers, vatReturn } from '../testing/gateway-under-test.js';

const A = '32001';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();
const aTaxpayer = (): string => numbers.next().value;

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 1, {
    AKKOORD_RETRY_FOR: '1s',
    AKKOORD_FOLLOW_FOR: '1s',
    AKKOORD_BREAKER_FAILURES: '1000',
  });
  gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
});
afterAll(() => gateway.stop());
beforeEach(() => gateway.control('DELETE', '/next'));

const order = (belanghebbende: string, what: object) => gateway.control('POST', '/next', { belanghebbende, ...what });
const toldLast = (filingId: string) => gateway.told(filingId).at(-1)?.data;
const stops = (filingId: string, code: string) =>
  eventually(() => {
    expect(toldLast(filingId)).toMatchObject({ code });
    expect(toldLast(filingId)).not.toHaveProperty('nextAttemptAt');
  });
const ends = (filingId: string, status: number) =>
  eventually(() => expect(toldLast(filingId)?.statuses[0]?.status).toBe(status));
const at = (filingId: string) => `/v1/offices/${A}/filings/${filingId}`;
const release = (filingId: string, commandId: string = randomUUID()) =>
  gateway.administer('POST', `${at(filingId)}/release`, { commandId, actor: 'jan@kantoor.example', reason: 'gebeld' });

describe('a filing that failed too often', () => {
  it('stops, and after a release asks first, then goes out once', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'fault', foutcode: 'ALS400', reason: 'Storing', times: 0 });
    const { filingId } = await gateway.approve(A, taxpayer);
    await stops(filingId, 'RETRIES_EXHAUSTED');
    expect((await gateway.administer('GET', at(filingId))).body).toMatchObject({
      phase: 'attention',
      canBeReleased: true,
    });
    await gateway.control('DELETE', '/next');
    const commandId = randomUUID();
    const answers = await Promise.all([release(filingId, commandId), release(filingId, commandId)]);
    expect(answers.map(({ body }) => body)).toEqual([
      { filingId, result: 'asks-first' },
      { filingId, result: 'asks-first' },
    ]);
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
    const audit = await gateway.rows(A, 'select actor, phase, code, result from filing_command where filing_id = $1', [
      filingId,
    ]);
    expect(audit).toEqual([
      { actor: 'jan@kantoor.example', phase: 'attention', code: 'RETRIES_EXHAUSTED', result: 'asks-first' },
    ]);
    expect((await release(filingId)).body).toMatchObject({ code: 'FILING_NOT_STOPPED' });
  });

  it('is not sent again when asking shows that it had arrived all the same', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'fault', foutcode: 'ALS400', times: 0 });
    const { filingId, document } = await gateway.approve(A, taxpayer);
    await stops(filingId, 'RETRIES_EXHAUSTED');
    await gateway.control('DELETE', '/next');
    // The authority says it did not take the last attempt, yet it has a process of that very time: nothing may be sent.
    const [last] = await gateway.rows<{ started_at: Date }>(
      A,
      'select started_at from attempt where filing_id = $1 order by number desc limit 1',
      [filingId],
    );
    const other = await gateway.approve(A, taxpayer, { document: Buffer.from(document) });
    await ends(other.filingId, 80);
    await gateway.rows(A, `delete from authority_status where filing_id = $1`, [other.filingId]);
    await gateway.rows(A, `update submission set kenmerk = kenmerk || '-' where filing_id = $1`, [other.filingId]);
    await gateway.rows(A, `update attempt set kenmerk = kenmerk || '-' where filing_id = $1`, [other.filingId]);
    expect(last).toBeDefined();
    await release(filingId);
    await eventually(async () => {
      const [row] = await gateway.rows<{ phase: string }>(A, 'select phase from submission where filing_id = $1', [
        filingId,
      ]);
      expect(['sent', 'accepted', 'attention']).toContain(row?.phase);
    });
    expect(await gateway.accepts(filingId)).toBe(0);
  });
});

describe('a filing without an outcome', () => {
  it('ends as such, not guessed, and is followed again by a release', async () => {
    const taxpayer = aTaxpayer();
    await order(taxpayer, { outcome: 'accepted', stepMs: 400 });
    const { filingId } = await gateway.approve(A, taxpayer);
    await stops(filingId, 'NO_OUTCOME_YET');
    expect(gateway.steps(filingId)).toEqual(['60/7', '70/8']);
    for (let times = 0; toldLast(filingId)?.statuses[0]?.status !== 80 && times < 10; times += 1) {
      const { body, status } = await release(filingId);
      expect([status, body['result']]).toEqual([200, 'follows']);
      await eventually(() => expect(gateway.told(filingId).length).toBeGreaterThan(2 + 2 * times));
      await eventually(() => expect([70, 80]).toContain(toldLast(filingId)?.statuses[0]?.status));
    }
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
  });
});

describe('a process that broke down at the authority', () => {
  it.each(['authorisation-down', 'validator-down'])(
    '(%s) is looked at again and the filing sent anew, accepted once',
    async (outcome) => {
      const taxpayer = aTaxpayer();
      await order(taxpayer, { outcome });
      const { filingId } = await gateway.approve(A, taxpayer);
      await ends(filingId, 80);
      expect(gateway.steps(filingId)).toEqual(['60/7', '70/8', '60/9', '80/10']);
      const failed = gateway.told(filingId)[1]?.data;
      expect(failed).toMatchObject({
        code: outcome === 'validator-down' ? '321' : '230',
        nextAttemptAt: expect.any(String),
        explanation: { advice: { nl: expect.stringContaining('Wij kijken eerst') } },
      });
      const { references } = await gateway.control(
        'GET',
        `/accepts?aanleverkenmerk=AK-${filingId.replaceAll('-', '')}`,
      );
      expect(references).toMatchObject([{ deliveries: 2, accepted: 1 }]);
      const { statuses } = (await gateway.administer('GET', at(filingId))).body as { statuses: { kenmerk: string }[] };
      expect(new Set(statuses.map(({ kenmerk }) => kenmerk)).size).toBe(2);
    },
  );
});

describe('a release', () => {
  it('of a damaged document sends nothing that was not approved', async () => {
    const taxpayer = aTaxpayer();
    const { filingId, sha256 } = await gateway.approve(A, taxpayer, { keepDocument: false });
    gateway.documents.set(sha256, vatReturn(taxpayer));
    await stops(filingId, 'DOCUMENT_DAMAGED');
    expect((await release(filingId)).body).toMatchObject({ result: 'sends' });
    await eventually(() => expect(gateway.told(filingId).length).toBe(2));
    expect(await gateway.accepts(filingId)).toBe(0);
  });

  it('of a filing that is not here is refused', async () => {
    expect((await release(randomUUID())).body).toMatchObject({ status: 404, code: 'FILING_NOT_AT_GATEWAY' });
  });
});

describe('the codes of the authority', () => {
  it('are served as data', async () => {
    const { codes } = (await gateway.administer('GET', '/v1/authority-codes')).body as { codes: { code: string }[] };
    expect(codes.map(({ code }) => code)).toEqual(expect.arrayContaining(['105', '510', 'ALS170', 'AFS600', 'VAS400']));
  });
});
