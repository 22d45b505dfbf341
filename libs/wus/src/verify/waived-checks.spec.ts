import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildRequest } from '../sign/build-request.js';
import { WusSigner } from '../sign/signer.js';
import { aDelivery } from '../testing/builders.js';
import { testIdentities, type TestIdentity } from '../testing/test-identity.js';
import { TrustStore } from './trust.js';
import { verifyRequest, type RequestCheck } from './verify-request.js';

const NOW = new Date('2026-11-22T12:00:00Z');
let trust: TrustStore;
let sender: TestIdentity;
let connection: TestIdentity;
let message: string;

beforeAll(async () => {
  const { root, identities } = await testIdentities(['00000099000000001000', '00000099000000002000'], NOW);
  [sender, connection] = identities;
  trust = new TrustStore({ authorities: [root] });
  const frame = { to: 'https://localhost/wus/2.0/aanleverservice/1.2', messageId: 'urn:uuid:1', now: NOW };
  message = (await buildRequest('aanleveren', aDelivery(), frame, new WusSigner(sender))).bytes.toString('utf8');
});

function verify(text: string, waived: RequestCheck[], now = NOW) {
  const seen: Record<string, string> = {};
  const verified = verifyRequest(Buffer.from(text), {
    service: 'aanleverservice',
    trust,
    now,
    waive: { checks: new Set(waived), certificate: connection.certificate },
    observe: {
      passed: (check) => (seen[check] = 'passed'),
      waived: (check, code) => (seen[check] = code),
    },
  });
  return { verified, seen };
}

const without = (pattern: RegExp) => {
  const changed = message.replace(pattern, '');
  expect(changed).not.toBe(message);
  return changed;
};

describe('a check that is waived', () => {
  it.each<[string, RequestCheck, string, () => string]>([
    ['no Security', 'security', 'WUS_SECURITY_MISSING', () => without(/<wsse:Security[\s\S]*<\/wsse:Security>/)],
    ['no Signature', 'security', 'WUS_SIGNATURE_MISSING', () => without(/<ds:Signature [\s\S]*<\/ds:Signature>/)],
    ['another digest', 'signature', 'WUS_DIGEST', () => message.replace('AK-1', 'AK-2')],
  ])('%s: taken from the holder of the connection, refused otherwise', (_name, check, code, change) => {
    const changed = change();
    expect(() => verify(changed, ['timestamp', 'body'])).toThrow(code);
    const { verified, seen } = verify(changed, [check, 'timestamp']);
    expect(verified.signer.oin).toBe('00000099000000002000');
    expect(seen[check]).toBe(code);
  });

  it('lets an expired Timestamp and a foreign address pass, and the signature is verified all the same', () => {
    const later = new Date(NOW.getTime() + 86_400_000 / 2);
    expect(() => verify(message, ['addressing'], later)).toThrow('WUS_TIMESTAMP_EXPIRED');
    const { verified, seen } = verify(message, ['timestamp'], later);
    expect(verified.signer.oin).toBe('00000099000000001000');
    expect(seen).toMatchObject({ signature: 'passed', timestamp: 'WUS_TIMESTAMP_EXPIRED', body: 'passed' });
  });

  it('reads a body that is not in the order of the XSD, as far as everything needed is there', () => {
    const moved = message.replace(
      /(<d:berichtsoort>.*?<\/d:berichtsoort>)(<d:aanleverkenmerk>.*?<\/d:aanleverkenmerk>)/,
      '$2$1',
    );
    expect(() => verify(moved, ['signature'])).toThrow('WUS_BODY');
    expect(verify(moved, ['signature', 'body']).verified.request).toEqual(aDelivery());
    const empty = message.replace(/<d:berichtInhoud>.*<\/d:berichtInhoud>/, '');
    expect(() => verify(empty, ['signature', 'body'])).toThrow('WUS_BODY');
  });
});
