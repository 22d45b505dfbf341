import { beforeAll, describe, expect, it } from '@jest/globals';
import { LOGIUS_OIN } from '../constants.js';
import { WusRequestInvalid } from '../errors.js';
import { OPERATIONS } from '../operations.js';
import { buildReply } from '../sign/build-reply.js';
import { buildRequest } from '../sign/build-request.js';
import { WusSigner } from '../sign/signer.js';
import { SAMPLED, SAMPLES } from '../testing/samples.js';
import { testIdentities } from '../testing/test-identity.js';
import { TrustStore } from '../verify/trust.js';
import { verifyReply } from '../verify/verify-reply.js';
import { verifyRequest } from '../verify/verify-request.js';
import type { Field } from './fields.js';

const NOW = new Date('2026-11-22T12:00:00.500Z');
const ASKED = 'urn:uuid:1';

let signer: WusSigner;
let trust: TrustStore;

beforeAll(async () => {
  const { root, identities } = await testIdentities([LOGIUS_OIN], NOW);
  signer = new WusSigner(identities[0]);
  trust = new TrustStore({ authorities: [root] });
});

const requestFrame = { to: 'https://localhost/', messageId: ASKED, now: NOW };
const replyFrame = { messageId: ASKED, relatesTo: ASKED, now: NOW, tokenId: 'x' };

describe.each(SAMPLED)('%s', (operation) => {
  it('says in a request what it was given, with every element and with as few as may be', async () => {
    for (const request of SAMPLES[operation].requests) {
      const { bytes } = await buildRequest(operation, request, requestFrame, signer);
      const { service } = OPERATIONS[operation];
      expect(verifyRequest(bytes, { service, trust, now: NOW })).toMatchObject({ operation, request });
      expect(verifyRequest(bytes, { service, trust, now: NOW }).request).toEqual(request);
    }
  });

  it('says in a reply what it was given', async () => {
    for (const response of SAMPLES[operation].responses) {
      const bytes = await buildReply(operation, response, replyFrame, signer);
      const verified = verifyReply(operation, bytes, { messageId: ASKED, trust, now: NOW });
      expect(verified.kind === 'answer' && verified.reply).toEqual(response);
    }
  });
});

/** Every text of a table with its path, lists left out. */
function limitsOf(fields: readonly Field[], path: string[] = []): { path: string[]; max: number }[] {
  return fields.flatMap((field) => {
    const here = [...path, field.name];
    if (field.kind === 'group') return limitsOf(field.fields, here);
    return field.kind === 'text' || field.kind === 'uri' ? [{ path: here, max: field.max }] : [];
  });
}

function put(target: object, [name = '', ...rest]: string[], value: string): object {
  const inside = (target as Record<string, object | undefined>)[name] ?? {};
  return { ...target, [name]: rest.length === 0 ? value : put(inside, rest, value) };
}

const lengths = SAMPLED.flatMap((operation) =>
  limitsOf(OPERATIONS[operation].request).map(({ path, max }) => [operation, path.join('.'), max] as const),
);

it.each(lengths)('%s refuses a %s of more than %i characters before signing', async (operation, path, max) => {
  const [full] = [...SAMPLES[operation].requests].sort((a, b) => Object.keys(b).length - Object.keys(a).length);
  const attempt = (length: number) => {
    const start = path === 'autorisatieAdres' ? 'http://a/' : '';
    const value = start + 'x'.repeat(length - start.length);
    return buildRequest(operation, put(full ?? {}, path.split('.'), value) as never, requestFrame, signer);
  };
  await expect(attempt(max)).resolves.toBeDefined();
  await expect(attempt(max + 1)).rejects.toEqual(
    expect.objectContaining({ field: path, problem: 'too-long', limit: max }),
  );
});

describe('a request with attachments', () => {
  const [, full] = SAMPLES.aanleveren.requests;
  const attempt = (change: object) => buildRequest('aanleveren', { ...full!, ...change }, requestFrame, signer);
  it.each([
    ['none in the list', { berichtBijlagen: [] }, 'berichtBijlagen', 'missing'],
    ['one that is no file', { berichtBijlagen: [{}] }, 'berichtBijlagen[0].mimeType', 'missing'],
    ['something else than a list', { berichtBijlagen: {} }, 'berichtBijlagen', 'wrong-type'],
    [
      'one too large',
      { berichtBijlagen: [{ ...full!.berichtInhoud, inhoud: Buffer.alloc(20_971_521) }] },
      'berichtBijlagen[0].inhoud',
      'too-long',
    ],
    ['an address that is none', { autorisatieAdres: 'geen ausp' }, 'autorisatieAdres', 'not-an-address'],
    ['a time that is none', { kenmerk: undefined, rolOntvanger: new Date(NaN) }, 'rolOntvanger', 'wrong-type'],
  ])('%s is refused before signing', async (_, change, field, problem) => {
    await expect(attempt(change)).rejects.toThrow(WusRequestInvalid);
    await expect(attempt(change)).rejects.toEqual(expect.objectContaining({ field, problem }));
  });
});
