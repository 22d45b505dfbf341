import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { LOGIUS_OIN } from '../constants.js';
import { pathsOf } from '../endpoints.js';
import { WusRequestInvalid } from '../errors.js';
import { OPERATIONS, type WusOperation } from '../operations.js';
import { buildFault } from '../sign/build-fault.js';
import { buildReply } from '../sign/build-reply.js';
import { WusSigner } from '../sign/signer.js';
import { aDelivery } from '../testing/builders.js';
import { SAMPLED, SAMPLES } from '../testing/samples.js';
import { testIdentities, type TestIdentity } from '../testing/test-identity.js';
import { TrustStore } from '../verify/trust.js';
import { verifyRequest, type VerifiedRequest } from '../verify/verify-request.js';
import { WusClient, type WusClientOptions } from './wus-client.js';

let ca: string;
let logius: TestIdentity;
let office: TestIdentity;
let trust: TrustStore;
const open: (() => void)[] = [];

beforeAll(async () => {
  // The certificates of a connection are judged by the clock of this machine.
  const { root, identities } = await testIdentities([LOGIUS_OIN, '00000099000000001000'], new Date());
  ca = root.toString();
  [logius, office] = identities;
  trust = new TrustStore({ pinned: identities.map(({ certificate }) => certificate.fingerprint256) });
});
afterEach(() => open.splice(0).forEach((close) => close()));

const pem = ({ key, certificate }: TestIdentity) => ({
  key: key.export({ type: 'pkcs8', format: 'pem' }),
  cert: certificate.toString(),
});

interface Seen {
  path: string;
  headers: IncomingHttpHeaders;
  verified: VerifiedRequest;
  text: string;
}
type Answer = (verified: VerifiedRequest) => Promise<{ status?: number; body: Buffer }>;

/** A Digipoort of one screen: verifies what comes and answers with what it is told to. */
async function digipoort(answer: Answer) {
  const seen: Seen[] = [];
  let connections = 0;
  const server = createServer(
    { ...pem(logius), ca, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        const path = request.url ?? '';
        const service = Object.values(OPERATIONS).find((operation) =>
          pathsOf(operation.service).includes(path),
        )!.service;
        const verified = verifyRequest(bytes, { service, trust, now: clock(), toPath: path });
        seen.push({ path, headers: request.headers, verified, text: bytes.toString('utf8') });
        const { status = 200, body } = await answer(verified);
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
      })();
    },
  );
  server.on('secureConnection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const port = (server.address() as AddressInfo).port;
  return { url: `https://localhost:${port}`, seen, connections: () => connections };
}

const clock = () => new Date(office.certificate.validFromDate.getTime() + 3_600_000);

function client(baseUrl: string, change: Partial<WusClientOptions> = {}): WusClient {
  const made = new WusClient({
    baseUrl,
    tls: { ...pem(office), ca, servername: 'end' },
    signer: new WusSigner(office),
    trust: { pinned: [logius.certificate.fingerprint256], oin: LOGIUS_OIN },
    now: clock,
    ...change,
  });
  open.push(() => made.close());
  return made;
}

function replyTo(verified: VerifiedRequest, index = 0): Promise<Buffer> {
  const { operation, messageId } = verified;
  const frame = { messageId, relatesTo: messageId, now: clock(), tokenId: 'x' };
  return buildReply(operation, SAMPLES[operation].responses[index]!, frame, new WusSigner(logius));
}

const askFor = (of: WusClient, operation: WusOperation) => of.call(operation, SAMPLES[operation].requests[0]!);

describe('a call', () => {
  it('of every operation goes to its service, with its action, over one connection', async () => {
    const there = await digipoort(async (verified) => ({ body: await replyTo(verified, 1) }));
    const here = client(there.url);
    for (const operation of SAMPLED) {
      const outcome = await askFor(here, operation);
      expect(outcome).toMatchObject({ kind: 'answered', reply: SAMPLES[operation].responses[1] });
    }
    expect(there.seen.map(({ path }) => path)).toEqual(
      SAMPLED.map((operation) => `/wus/2.0/${OPERATIONS[operation].service}/1.2`),
    );
    expect(there.seen.map(({ headers }) => headers['soapaction'])).toEqual(
      SAMPLED.map((operation) => `"${OPERATIONS[operation].requestAction}"`),
    );
    expect(there.connections()).toBe(1);
  });

  it('says what the profile says: suite, life of the Timestamp, kind of number, role, address of the AuSP, host and path', async () => {
    const there = await digipoort(async (verified) => ({ body: await replyTo(verified) }));
    const here = client(there.url, {
      signer: new WusSigner({ ...office, algorithm: 'sha256' }),
      timestampLifeMs: 600_000,
      paths: { aanleverservice: '/cpl/aanleverservice/1.2' },
    });
    const identiteitBelanghebbende = { nummer: '001000044B37', type: 'Fi' };
    const autorisatieAdres = 'https://ausp.example/';
    await here.aanleveren(aDelivery({ identiteitBelanghebbende, rolBelanghebbende: 'Bedrijf', autorisatieAdres }));
    const [{ verified, path, text } = {} as Seen] = there.seen;
    expect(path).toBe('/cpl/aanleverservice/1.2');
    expect(verified).toMatchObject({
      algorithm: 'sha256',
      request: { identiteitBelanghebbende, rolBelanghebbende: 'Bedrijf', autorisatieAdres },
    });
    const time = (name: string) => Date.parse(new RegExp(`<wsu:${name}>([^<]*)`).exec(text)?.[1] ?? '');
    expect(time('Expires') - time('Created')).toBe(600_000);
  });

  it('that is a request nobody could accept goes nowhere', async () => {
    const there = await digipoort(async (verified) => ({ body: await replyTo(verified) }));
    await expect(client(there.url).getStatussenProces({ kenmerk: 'x'.repeat(41) })).rejects.toThrow(WusRequestInvalid);
    expect(there.connections()).toBe(0);
  });

  it('takes a life of the Timestamp that can be meant', () => {
    expect(() => client('https://localhost', { timestampLifeMs: 0 })).toThrow(RangeError);
    expect(() => client('https://localhost', { timestampLifeMs: 86_400_000 })).toThrow(RangeError);
  });
});

describe('what comes back', () => {
  const outcomeOf = async (answer: Answer) => client((await digipoort(answer)).url).aanleveren(aDelivery());

  it.each([200, 500])('is a fault, with HTTP status %i', async (status) => {
    const words = { foutcode: 'ALS100', foutbeschrijving: 'Kapot' };
    const outcome = await outcomeOf(({ messageId }) => {
      const frame = { service: 'aanleverservice', operation: 'aanleveren', messageId, relatesTo: messageId } as const;
      return Promise.resolve({ status, body: buildFault({ ...frame, ...words }) });
    });
    expect(outcome).toMatchObject({ kind: 'fault', fault: words, exchange: { httpStatus: status } });
  });

  it.each([
    ['tampered with', (body: string) => body.replace('<kenmerk>', '<kenmerk>0'), 'reply-refused', 'WUS_DIGEST'],
    ['cut', (body: string) => body.slice(0, 2000), 'no-soap-reply', 'WUS_TRUNCATED'],
    ['a page of a proxy', () => '<html><body>502 Bad Gateway</body></html>', 'no-soap-reply', 'WUS_NOT_SOAP'],
    ['empty', () => '', 'no-soap-reply', 'WUS_NOT_WELL_FORMED'],
  ])('leaves the outcome unknown when it is %s', async (_, harm, reason, refusal) => {
    const outcome = await outcomeOf(async (verified) => ({
      body: Buffer.from(harm((await replyTo(verified)).toString('utf8'))),
    }));
    expect(outcome).toMatchObject({ kind: 'unknown', reason, refusal });
  });
});
