import { beforeAll, describe, expect, it } from '@jest/globals';
import { WusRequestInvalid, WusRequestRefused } from '../errors.js';
import { aDelivery } from '../testing/builders.js';
import { testIdentities } from '../testing/test-identity.js';
import { TrustStore } from '../verify/trust.js';
import { REQUEST_CHECKS, verifyRequest, type RequestCheck } from '../verify/verify-request.js';
import { buildRequest } from './build-request.js';
import { WusSigner } from './signer.js';

const NOW = new Date('2026-11-22T12:00:00.500Z');
const OIN = '00000099123456780000';
const TO = 'https://localhost:9443/wus/2.0/aanleverservice/1.2';
const frame = { to: TO, messageId: 'urn:uuid:1', now: NOW };

let signer: WusSigner;
let modern: WusSigner;
let trust: TrustStore;

beforeAll(async () => {
  const { root, identities } = await testIdentities([OIN], NOW);
  signer = new WusSigner(identities[0]);
  modern = new WusSigner({ ...identities[0], algorithm: 'sha256' });
  trust = new TrustStore({ authorities: [root] });
});

const rules = () => ({ service: 'aanleverservice' as const, trust, now: NOW, toPath: '/wus/2.0/aanleverservice/1.2' });

describe('a request', () => {
  it('passes every check of the receiving side, with either suite', async () => {
    for (const by of [signer, modern]) {
      const { bytes } = await buildRequest('aanleveren', aDelivery(), frame, by);
      const checks: RequestCheck[] = [];
      const observe = { passed: (check: RequestCheck) => void checks.push(check) };
      const verified = verifyRequest(bytes, { ...rules(), observe });
      expect(verified).toMatchObject({ operation: 'aanleveren', messageId: 'urn:uuid:1', signer: { oin: OIN } });
      expect(verified.request).toEqual(aDelivery());
      expect(checks).toEqual([...REQUEST_CHECKS]);
    }
  });

  it('carries the document byte for byte, whatever bytes they are', async () => {
    const inhoud = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
    const request = aDelivery({ berichtInhoud: { mimeType: 'application/xml', bestandsnaam: 'a.xbrl', inhoud } });
    const { bytes } = await buildRequest('aanleveren', request, frame, signer);
    const verified = verifyRequest(bytes, rules());
    expect(verified.operation === 'aanleveren' && verified.request.berichtInhoud.inhoud.equals(inhoud)).toBe(true);
  });

  it('keeps its meaning when values hold markup', async () => {
    const request = aDelivery({ aanleverkenmerk: '<a> & "b" \'c\' ]]> é € 😀' });
    const { bytes } = await buildRequest('aanleveren', request, frame, signer);
    expect(verifyRequest(bytes, rules()).request).toEqual(request);
  });

  it('is refused after its life, at another service and when it was altered', async () => {
    const { bytes } = await buildRequest('aanleveren', aDelivery(), frame, signer);
    const refused = (message: Buffer, change: object) => {
      try {
        verifyRequest(message, { ...rules(), ...change });
        return 'accepted';
      } catch (error) {
        return error instanceof WusRequestRefused ? error.code : error;
      }
    };
    expect(refused(bytes, { now: new Date(NOW.getTime() + 7 * 60_000) })).toBe('WUS_TIMESTAMP_EXPIRED');
    expect(refused(bytes, { service: 'statusinformatieservice' })).toBe('WUS_ACTION');
    expect(refused(bytes, { toPath: '/other' })).toBe('WUS_TO');
    expect(refused(Buffer.from(bytes.toString().replace('B37', 'B38')), {})).toBe('WUS_DIGEST');
    expect(refused(bytes, { trust: new TrustStore({ pinned: [] }) })).toBe('WUS_CERTIFICATE_UNTRUSTED');
    expect(refused(bytes, { algorithms: ['sha256'] })).toBe('WUS_ALGORITHM');
  });
});

describe('a request that Digipoort would have to refuse is not signed', () => {
  const attempt = (change: object) => buildRequest('aanleveren', { ...aDelivery(), ...change }, frame, signer);
  const invalid = (field: string, problem: string) => expect.objectContaining({ field, problem });

  it.each([
    ['a kenmerk of 41 characters', { kenmerk: 'k'.repeat(41) }, 'kenmerk', 'too-long'],
    ['an empty hole', { berichtsoort: undefined }, 'berichtsoort', 'missing'],
    [
      'a number of 36',
      { identiteitBelanghebbende: { nummer: '1'.repeat(36), type: 'BTW' } },
      'identiteitBelanghebbende.nummer',
      'too-long',
    ],
    ['a control character', { aanleverkenmerk: 'a\u0001' }, 'aanleverkenmerk', 'illegal-character'],
    ['half a surrogate pair', { aanleverkenmerk: 'a\ud800' }, 'aanleverkenmerk', 'illegal-character'],
    ['a line end', { aanleverkenmerk: 'a\nb' }, 'aanleverkenmerk', 'not-collapsed'],
    ['a field that does not exist', { extra: 'x' }, 'extra', 'unknown-field'],
    [
      'text instead of bytes',
      { berichtInhoud: { mimeType: 'a', bestandsnaam: 'b', inhoud: 'c' } },
      'berichtInhoud.inhoud',
      'wrong-type',
    ],
  ])('%s', async (_, change, field, problem) => {
    await expect(attempt(change)).rejects.toThrow(WusRequestInvalid);
    await expect(attempt(change)).rejects.toEqual(invalid(field, problem));
  });

  it('counts characters, not UTF-16 units', async () => {
    await expect(attempt({ aanleverkenmerk: '😀'.repeat(40) })).resolves.toBeDefined();
  });
});
