import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digipoortSimulator } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { Authorities } from '../authority/authorities.js';
import { Certificates } from '../certificate/certificates.js';
import { Moments } from '../submission/moments.js';
import { GatewayUnderTest, taxpayers } from '../testing/gateway-under-test.js';

const A = '37001';
const gateway = new GatewayUnderTest();
const numbers = taxpayers();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition);
  gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
  await gateway.canFile(A);
});
afterAll(() => gateway.stop());

const oinInUse = () => gateway.gateways[0]!.app.get(Certificates, { strict: false }).inUse(A, 'signing', 'test')?.oin;
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
    gateway.writeProfiles([{ tenant: A, certificate: 'otherClient' }]);
    await eventually(() => expect(oinInUse()).not.toBe(first));
    changed.resolve();
    await eventually(() => expect(codes(filingId)).toContain('SENT_WITH_OTHER_OIN'));
    expect(gateway.told(filingId).at(-1)?.data).not.toHaveProperty('nextAttemptAt');
    expect(await gateway.accepts(filingId)).toBe(1);

    gateway.writeProfiles([{ tenant: A, certificate: 'client' }]);
    await eventually(() => expect(oinInUse()).toBe(first));
    const order = { commandId: filingId, actor: 'jan@kantoor.example', reason: 'Oude certificaat staat er weer' };
    await eventually(async () => {
      await gateway.administer('POST', `/v1/offices/${A}/filings/${filingId}/release`, order);
      expect(codes(filingId).at(-1)).toBe(80);
    });
    expect(await gateway.accepts(filingId)).toBe(1);
  });
});
