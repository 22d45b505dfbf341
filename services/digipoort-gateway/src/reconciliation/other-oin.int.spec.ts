import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { Authorities } from '../authority/authorities.js';
import { AuthorityOfProcess } from '../authority/authority-of-process.js';
import { Certificates } from '../certificate/certificates.js';
import { Moments } from '../submission/moments.js';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';

const A = '37001';
const B = '37002';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition);
  writeProfiles('client');
  for (const tenant of [A, B]) await gateway.canFile(tenant);
});
afterAll(() => gateway.stop());

const oinInUse = (tenant = A) =>
  gateway.gateways[0]!.app.get(Certificates, { strict: false }).inUse(tenant, 'signing', 'test')?.oin;
const writeProfiles = (ofA: 'client' | 'otherClient') =>
  gateway.writeProfiles([
    { tenant: A, certificate: ofA },
    { tenant: B, certificate: 'client' },
  ]);
const codes = (filingId: string) => gateway.told(filingId).map(({ data }) => data['code'] ?? data.statuses[0]?.status);

describe('an answer that was lost just before the office went on with a certificate of another OIN', () => {
  it('is asked for with the former number only: a person hears what to do, and nothing is sent twice', async () => {
    const first = oinInUse();
    const { sha256, document, filingId } = await gateway.approve(A, numbers.next().value, { keepDocument: false });
    const { app } = gateway.gateways[0]!;
    const [moments, authorities] = [app.get(Moments, { strict: false }), app.get(Authorities, { strict: false })];
    const [lost, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const of = authorities.of.bind(authorities);
    moments.afterCall = () => {
      moments.afterCall = () => undefined;
      // What the authority answered is lost; it is asked again only once the office has the other certificate.
      authorities.of = (tenant) => changed.promise.then(() => of(tenant));
      lost.resolve();
      throw new Error('killed here');
    };
    gateway.documents.set(sha256, document);
    await lost.promise;
    writeProfiles('otherClient');
    await eventually(() => expect(oinInUse()).not.toBe(first));
    changed.resolve();
    await eventually(() => expect(codes(filingId)).toContain('SENT_WITH_OTHER_OIN'));
    expect(gateway.told(filingId).at(-1)?.data).not.toHaveProperty('nextAttemptAt');
    expect(await gateway.accepts(filingId)).toBe(1);

    writeProfiles('client');
    await eventually(() => expect(oinInUse()).toBe(first));
    const order = { commandId: filingId, actor: 'jan@kantoor.example', reason: 'Oude certificaat staat er weer' };
    await eventually(async () => {
      await gateway.administer('POST', `/v1/offices/${A}/filings/${filingId}/release`, order);
      expect(codes(filingId).at(-1)).toBe(80);
    });
    expect(await gateway.accepts(filingId)).toBe(1);
  });
});

describe('an office that goes on with a certificate of another OIN and keeps the former one', () => {
  it('asks with the former one what became of what that one delivered, and files with the new one', async () => {
    const first = oinInUse(B);
    const { app } = gateway.gateways[0]!;
    const [moments, authorities] = [app.get(Moments, { strict: false }), app.get(Authorities, { strict: false })];
    const ofProcess = app.get(AuthorityOfProcess, { strict: false });
    const [lost, changed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const [toAsk, find] = [authorities.toAsk.bind(authorities), ofProcess.find.bind(ofProcess)];
    // Nobody asks how they fare before the office has the other certificate.
    ofProcess.find = (...process) => changed.promise.then(() => find(...process));
    const followed = await gateway.approve(B, numbers.next().value);
    await eventually(() => expect(codes(followed.filingId).at(-1)).toBe(60));
    moments.afterCall = () => {
      moments.afterCall = () => undefined;
      authorities.toAsk = (...asked) => changed.promise.then(() => toAsk(...asked));
      lost.resolve();
      throw new Error('killed here');
    };
    const unanswered = await gateway.approve(B, numbers.next().value);
    await lost.promise;

    const stored = await gateway.administer('POST', `/v1/offices/${B}/certificates`, {
      ...{ environment: 'test', role: 'both' },
      privateKey: gateway.file('otherClientKey'),
      certificates: gateway.file('otherClientCertificate') + gateway.file('authorities'),
    });
    expect(stored.status).toBe(201);
    await eventually(() => expect(oinInUse(B)).toBe(stored.body['oin']));
    expect(stored.body['oin']).not.toBe(first);
    changed.resolve();

    for (const { filingId } of [followed, unanswered]) {
      await eventually(() => expect(codes(filingId).at(-1)).toBe(80));
      expect(codes(filingId)).not.toContain('SENT_WITH_OTHER_OIN');
      expect(await gateway.accepts(filingId)).toBe(1);
    }
    const { filingId } = await gateway.approve(B, numbers.next().value);
    await eventually(() => expect(codes(filingId).at(-1)).toBe(80));
    const signed = await gateway.rows(B, `select signing_oin as oin from attempt where filing_id = $1`, [filingId]);
    expect(signed).toEqual([{ oin: stored.body['oin'] }]);
  });
});
