import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientEnvironment } from '../environment/environment.js';
import { ConnectorClient, patienceFor } from './connector-client.js';
import type { Consignment } from './delivery.repository.js';

const SENT: Consignment = {
  ...{ reference: 'R-1', kind: 'vat-return', sha256: 'a'.repeat(64), content: Buffer.from('<xbrl/>'), pdf: null },
  ...{ returnFiledElsewhere: false, supersedes: null, submittedBy: null },
};

describe('the answer to a large consignment', () => {
  it('is waited for as long as a slow line needs to bring it there', () => {
    expect(patienceFor(2000)).toBeLessThan(31_000);
    const megabit = 1_000_000 / 8;
    expect(patienceFor(36 * 1024 * 1024)).toBeGreaterThan(((36 * 1024 * 1024) / megabit) * 1000);
  });
});

describe('an answer of the connector', () => {
  let server: Server;
  let client: ConnectorClient;
  let answer: (response: ServerResponse) => void;
  beforeEach(async () => {
    server = createServer((_, response) => answer(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new ConnectorClient();
  });
  afterEach(async () => {
    await client.onApplicationShutdown();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const deliver = () => {
    const connectorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return client.deliver({ connectorUrl, tenant: '12345', connectorToken: 't' } as ClientEnvironment, SENT, null);
  };

  it('is its status, what it says and when to come back', async () => {
    answer = (response) => response.writeHead(503, { 'retry-after': '7' }).end('{"code":"é"}');
    expect(await deliver()).toEqual({ httpStatus: 503, body: { code: 'é' }, retryAfter: 7 });
  });

  it.each(['', '<html>', '{"a":'])('has no body when that is no JSON: %j', async (text) => {
    answer = (response) => response.writeHead(200).end(text);
    expect(await deliver()).toEqual({ httpStatus: 200, body: undefined });
  });

  it.each([
    ['told beforehand', { 'content-length': String(9 * 1024 * 1024) }],
    ['found on the way', {}],
  ])('has none when it is larger than an answer can be, %s', async (_, headers) => {
    answer = (response) => response.writeHead(200, headers).end(`"${'a'.repeat(9 * 1024 * 1024 - 2)}"`);
    expect(await deliver()).toEqual({ httpStatus: 200, body: undefined });
  });

  it('is none when it breaks off', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"messageId":');
      setImmediate(() => response.destroy());
    };
    await expect(deliver()).rejects.toThrow();
  });
});
