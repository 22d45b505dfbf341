import { randomUUID, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { oinOf } from '@akkoord/wus';
import { strFromU8, unzipSync } from 'fflate';
import { Authorities } from '../authority/authorities.js';
import { Certificates } from '../certificate/certificates.js';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';
import { Moments } from './moments.js';

const A = '38001';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  const settings = { AKKOORD_FOLLOW_FOR: '1s', AKKOORD_RETRY_FOR: '2s' };
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 2, settings);
});
afterAll(() => gateway.stop());
beforeEach(() => use('client'));

/** Until every instance signs with it. */
async function use(certificate: 'client' | 'otherClient'): Promise<void> {
  const oin = oinOf(new X509Certificate(gateway.file(`${certificate}Certificate`)));
  gateway.writeProfiles([{ tenant: A, certificate }]);
  await eventually(() => {
    for (const { app } of gateway.gateways) {
      expect(app.get(Certificates, { strict: false }).inUse(A, 'signing', 'test')?.oin).toBe(oin);
    }
  });
}

const at = (filingId: string) => `/v1/offices/${A}/filings/${filingId}`;
const settle = (filingId: string, seen: object, commandId: string = randomUUID()) =>
  gateway.administer('POST', `${at(filingId)}/settle`, {
    ...{ commandId, actor: 'jan@kantoor.example', reason: 'Gezien in Mijn Belastingdienst Zakelijk' },
    ...seen,
  });
const toldLast = (filingId: string) => gateway.told(filingId).at(-1)?.data;
const ends = (filingId: string, status: number) =>
  eventually(() => expect(toldLast(filingId)?.statuses[0]?.status).toBe(status));
const stops = (filingId: string, code: string) =>
  eventually(() => {
    expect(toldLast(filingId)).toMatchObject({ code });
    expect(toldLast(filingId)).not.toHaveProperty('nextAttemptAt');
  });

/** A filing whose worker died just before the call, or just after it, and of which nobody asks before the office has another certificate. */
async function untold(diedAt: 'afterCommit' | 'afterCall', options: { taxpayer?: string } = {}) {
  const [died, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  for (const { app } of gateway.gateways) {
    const [moments, authorities] = [app.get(Moments, { strict: false }), app.get(Authorities, { strict: false })];
    const of = Authorities.prototype.of.bind(authorities);
    moments[diedAt] = () => {
      for (const gone of gateway.gateways) gone.app.get(Moments, { strict: false })[diedAt] = () => undefined;
      authorities.of = (tenant) => changed.promise.then(() => of(tenant));
      died.resolve();
      throw new Error('killed here');
    };
    // Whoever takes it over waits as well.
    void died.promise.then(() => (authorities.of = (tenant) => changed.promise.then(() => of(tenant))));
  }
  const taxpayer = options.taxpayer ?? numbers.next().value;
  const { filingId } = await gateway.approve(A, taxpayer);
  await died.promise;
  await use('otherClient');
  changed.resolve();
  await stops(filingId, 'SENT_WITH_OTHER_OIN');
  return { filingId, taxpayer };
}

describe('a filing that was sent with a certificate that is never coming back', () => {
  it('that a person has seen at the tax office ends there, once, and lets the next of its taxpayer go', async () => {
    const { filingId, taxpayer } = await untold('afterCall');
    expect((await gateway.administer('GET', at(filingId))).body).toMatchObject({
      canBeConfirmed: true,
      canBeDenied: true,
    });
    const next = await gateway.approve(A, taxpayer);
    await eventually(() => expect(toldLast(next.filingId)).toMatchObject({ code: 'EARLIER_FILING_UNRESOLVED' }));

    const commandId = randomUUID();
    const seen = { arrived: true, kenmerk: 'kenmerk-van-de-telefoon' };
    const answers = await Promise.all([settle(filingId, seen, commandId), settle(filingId, seen, commandId)]);
    expect(answers.map(({ body }) => body)).toEqual(Array(2).fill({ filingId, result: 'accepted' }));
    await ends(filingId, 80);
    expect(toldLast(filingId)).toMatchObject({ kenmerk: seen.kenmerk, confirmedBy: 'person', authorityStatuses: [] });
    await ends(next.filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
    expect((await settle(filingId, seen)).body).toMatchObject({ status: 409, code: 'NOTHING_TO_SETTLE' });

    const files = unzipSync((await gateway.download(`${at(filingId)}/evidence.zip`)).bytes);
    const { commands } = JSON.parse(strFromU8(files['evidence.json']!)) as { commands: object[] };
    expect(commands).toMatchObject([
      {
        ...{ command: 'confirm', kenmerken: [seen.kenmerk], actor: 'jan@kantoor.example', result: 'accepted' },
        ...{ code: 'SENT_WITH_OTHER_OIN', reason: 'Gezien in Mijn Belastingdienst Zakelijk' },
      },
    ]);
  });

  it('ends as arrived also when nobody was told the kenmerk, and needs how it is known', async () => {
    const { filingId } = await untold('afterCall');
    expect((await settle(filingId, { arrived: true, reason: '' })).status).toBe(400);
    expect((await settle(filingId, { arrived: true })).body).toMatchObject({ result: 'accepted' });
    await ends(filingId, 80);
    expect(toldLast(filingId)).not.toHaveProperty('kenmerk');
    expect((await gateway.administer('GET', at(filingId))).body).toMatchObject({ phase: 'accepted' });
  });

  it('that did not arrive goes again with the present certificate, once, whoever else decides at the same time', async () => {
    const { filingId } = await untold('afterCommit');
    expect(await gateway.accepts(filingId)).toBe(0);
    await gateway.rows(A, `update attempt set expires_at = expires_at + interval '1 hour' where filing_id = $1`, [
      filingId,
    ]);
    expect((await settle(filingId, { arrived: false })).body).toMatchObject({ code: 'SETTLED_TOO_EARLY' });
    await gateway.rows(A, `update attempt set expires_at = expires_at - interval '1 hour' where filing_id = $1`, [
      filingId,
    ]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => settle(filingId, { arrived: false })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
    expect(toldLast(filingId)).not.toHaveProperty('confirmedBy');
  });

  it('has one end when one says that it arrived and another that it did not', async () => {
    const { filingId } = await untold('afterCall');
    const [arrived, absent] = await Promise.all([
      settle(filingId, { arrived: true }),
      settle(filingId, { arrived: false }),
    ]);
    expect([arrived.status, absent.status].sort()).toEqual([200, 409]);
    await ends(filingId, 80);
    const commands = await gateway.rows(A, 'select command from filing_command where filing_id = $1', [filingId]);
    expect(commands).toEqual([{ command: arrived.status === 200 ? 'confirm' : 'deny' }]);
    expect(await gateway.accepts(filingId)).toBe(arrived.status === 200 ? 1 : 2);
  });

  it('is asked about after all when that certificate is back: nobody’s word sends it twice', async () => {
    const { filingId } = await untold('afterCall');
    await use('client');
    const { body } = await settle(filingId, { arrived: false });
    expect(body).toEqual({ filingId, result: 'asks-first' });
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
    expect(toldLast(filingId)).not.toHaveProperty('confirmedBy');
  });
});

describe('a process that never comes to an end', () => {
  it('of a certificate that is gone ends on the word of a person', async () => {
    const taxpayer = numbers.next().value;
    await gateway.control('POST', '/next', { belanghebbende: taxpayer, outcome: 'accepted', stepMs: 60_000 });
    const { filingId } = await gateway.approve(A, taxpayer);
    await ends(filingId, 60);
    await use('otherClient');
    await stops(filingId, 'NO_OUTCOME_YET');
    expect((await settle(filingId, { arrived: true })).body).toMatchObject({ result: 'accepted' });
    await ends(filingId, 80);
    expect(toldLast(filingId)).toMatchObject({ confirmedBy: 'person', kenmerk: expect.any(String) });
  });

  it('that broke down before the certificate changed is not asked about for ever', async () => {
    const taxpayer = numbers.next().value;
    await gateway.control('PUT', '/settings', { unknownKenmerk: 'fault' });
    await gateway.control('POST', '/next', { belanghebbende: taxpayer, outcome: 'authorisation-down' });
    const changed = Promise.withResolvers<void>();
    let filing = '';
    for (const { app } of gateway.gateways) {
      const authorities = app.get(Authorities, { strict: false });
      const toFile = Authorities.prototype.toFile.bind(authorities);
      authorities.toFile = async (tenant) => {
        if (gateway.told(filing).some(({ data }) => data['code'] === '230')) await changed.promise;
        return toFile(tenant);
      };
    }
    const { filingId } = await gateway.approve(A, taxpayer);
    filing = filingId;
    await eventually(() => expect(toldLast(filingId)).toMatchObject({ code: '230' }));
    await use('otherClient');
    changed.resolve();
    await stops(filingId, 'RETRIES_EXHAUSTED');
    expect((await settle(filingId, { arrived: false })).body).toMatchObject({ result: 'sends' });
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(2);
  });
});

describe('a question that the authority does not answer', () => {
  it('is left to a person in the end, who may let it be asked again', async () => {
    await gateway.control('PUT', '/settings', { unknownKenmerk: 'fault' });
    const lost = () => {
      throw new Error('killed here');
    };
    for (const { app } of gateway.gateways) {
      app.get(Moments, { strict: false }).afterCall = lost;
      const authorities = app.get(Authorities, { strict: false });
      authorities.of = async (tenant) => {
        const authority = await Authorities.prototype.of.call(authorities, tenant);
        if (!authority) return undefined;
        const processes = () => authority.statuses('onbekend') as never;
        return Object.assign(Object.create(authority) as typeof authority, { processes });
      };
    }
    const { filingId } = await gateway.approve(A, numbers.next().value);
    await stops(filingId, 'OUTCOME_NOT_TOLD');
    expect((await gateway.administer('GET', at(filingId))).body).toMatchObject({
      ...{ canBeReleased: true, canBeConfirmed: true, canBeDenied: true },
    });
    for (const { app } of gateway.gateways) {
      app.get(Moments, { strict: false }).afterCall = () => undefined;
      const authorities = app.get(Authorities, { strict: false });
      authorities.of = (tenant) => Authorities.prototype.of.call(authorities, tenant);
    }
    const order = { commandId: randomUUID(), actor: 'jan@kantoor.example' };
    expect((await gateway.administer('POST', `${at(filingId)}/release`, order)).body).toMatchObject({
      result: 'asks-first',
    });
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
  });
});

describe('a filing that stopped before it was sent', () => {
  it('and was filed by hand ends, and can be released no more', async () => {
    const taxpayer = numbers.next().value;
    const { filingId, sha256 } = await gateway.approve(A, taxpayer, { keepDocument: false });
    gateway.documents.set(sha256, Buffer.from('<damaged/>'));
    await stops(filingId, 'DOCUMENT_DAMAGED');
    expect((await gateway.administer('GET', at(filingId))).body).toMatchObject({
      canBeConfirmed: true,
      canBeDenied: false,
    });
    expect((await settle(filingId, { arrived: false })).body).toMatchObject({ code: 'NOTHING_TO_SETTLE' });
    expect((await settle(filingId, { arrived: true })).body).toMatchObject({ result: 'accepted' });
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(0);
    const released = { commandId: randomUUID(), actor: 'jan@kantoor.example' };
    expect((await gateway.administer('POST', `${at(filingId)}/release`, released)).body).toMatchObject({
      code: 'FILING_NOT_STOPPED',
    });
  });
});

describe('a decision', () => {
  it('outlives the instance it was given to', async () => {
    const { filingId } = await untold('afterCall');
    const commandId = randomUUID();
    const { body } = await settle(filingId, { arrived: true }, commandId);
    await gateway.gateways.shift()!.close();
    expect((await settle(filingId, { arrived: true }, commandId)).body).toEqual(body);
    expect((await settle(filingId, { arrived: false })).body).toMatchObject({ code: 'NOTHING_TO_SETTLE' });
    await ends(filingId, 80);
    expect(await gateway.accepts(filingId)).toBe(1);
  });
});
