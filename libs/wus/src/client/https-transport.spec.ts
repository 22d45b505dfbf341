import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { testIdentities, type TestIdentity } from '../testing/test-identity.js';
import { HttpsTransport, type TransportOptions } from './https-transport.js';

let ca: string;
let server: TestIdentity;
let client: TestIdentity;
const open: (() => void)[] = [];

beforeAll(async () => {
  const { root, identities } = await testIdentities(['00000099000000000001', '00000099000000000002'], new Date());
  ca = root.toString();
  [server, client] = identities;
});

afterEach(() => open.splice(0).forEach((close) => close()));

const pem = ({ key, certificate }: TestIdentity) => ({
  key: key.export({ type: 'pkcs8', format: 'pem' }),
  cert: certificate.toString(),
});

async function listen(listener: Server | TcpServer): Promise<URL> {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  open.push(() => {
    listener.close();
    if ('closeAllConnections' in listener) listener.closeAllConnections();
  });
  return new URL(`https://localhost:${(listener.address() as AddressInfo).port}/wus`);
}

const httpsServer = (handler: RequestListener) =>
  createServer({ ...pem(server), ca, requestCert: true, rejectUnauthorized: true }, handler);

function transport(change: Partial<TransportOptions> = {}): HttpsTransport {
  const made = new HttpsTransport({
    // The test certificate names no host: what is tried here is what becomes of the bytes.
    tls: { ...pem(client), ca },
    timeoutMs: 60_000,
    connectTimeoutMs: 2_000,
    idleMs: 1_000,
    maxConnections: 4,
    maxReplyBytes: 1_000,
    checkServerIdentity: () => undefined,
    ...change,
  });
  open.push(() => made.close());
  return made;
}

const post = (to: URL, change: Partial<TransportOptions> = {}, signal?: AbortSignal) =>
  transport(change).post(to, {}, Buffer.from('<request/>'), signal);

describe('what became of a post', () => {
  it('is a reply, on any HTTP status, over one kept connection', async () => {
    let connections = 0;
    const listener = httpsServer((request, response) => {
      request.resume().on('end', () => response.writeHead(500).end('<fault/>'));
    });
    listener.on('secureConnection', () => (connections += 1));
    const url = await listen(listener);
    const kept = transport();
    for (let i = 0; i < 3; i += 1) {
      const result = await kept.post(url, {}, Buffer.from('<request/>'));
      expect(result).toMatchObject({ kind: 'reply', httpStatus: 500, body: Buffer.from('<fault/>') });
    }
    expect(connections).toBe(1);
  });

  it('is unknown when the connection breaks before or inside the answer', async () => {
    const before = await listen(httpsServer((request) => request.resume().on('end', () => request.socket.destroy())));
    expect(await post(before)).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
    const inside = await listen(
      httpsServer((request, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half', () => request.socket.destroy());
      }),
    );
    expect(await post(inside)).toMatchObject({ kind: 'unknown', reason: 'connection-lost', httpStatus: 200 });
  });

  it('is unknown when no answer comes in time, when it is too large, and when we give up', async () => {
    const silent = await listen(httpsServer(() => undefined));
    expect(await post(silent, { timeoutMs: 200 })).toMatchObject({ kind: 'unknown', reason: 'timeout' });
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 200);
    expect(await post(silent, {}, giveUp.signal)).toMatchObject({ kind: 'unknown', reason: 'aborted' });
    const large = await listen(httpsServer((_, response) => response.end('x'.repeat(2_000))));
    expect(await post(large)).toMatchObject({ kind: 'unknown', reason: 'reply-too-large' });
  });
});

describe('a post is known as not sent', () => {
  it('when nobody listens or the name does not exist', async () => {
    const url = await listen(createTcpServer());
    open.splice(0).forEach((close) => close());
    expect(await post(url)).toMatchObject({ kind: 'notSent', reason: 'refused' });
    expect(await post(new URL('https://nowhere.invalid/'))).toMatchObject({
      kind: 'notSent',
      reason: 'name-not-found',
    });
  });

  it('when the handshake does not begin or breaks', async () => {
    const mute = await listen(createTcpServer((socket) => void open.push(() => socket.destroy())));
    expect(await post(mute, { connectTimeoutMs: 200 })).toMatchObject({ kind: 'notSent', reason: 'connect-timeout' });
    const rude = await listen(createTcpServer((socket) => void socket.once('data', () => socket.destroy())));
    expect(await post(rude)).toMatchObject({ kind: 'notSent', reason: 'tls' });
  });

  it('when the server is not who it should be: it sees no request', async () => {
    let requests = 0;
    const url = await listen(httpsServer(() => (requests += 1)));
    const other = await testIdentities(['00000099000000000003'], new Date());
    const tls = { ...pem(client), ca: other.root.toString() };
    expect(await post(url, { tls })).toMatchObject({ kind: 'notSent', reason: 'tls' });
    expect(requests).toBe(0);
  });

  it('when it was given up before it began', async () => {
    expect(await post(new URL('https://localhost:1/'), {}, AbortSignal.abort())).toMatchObject({
      kind: 'notSent',
      reason: 'aborted',
    });
  });
});
