import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { servicePath } from '@akkoord/wus';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SimulatorUnderTest } from '../testing/simulator-under-test.js';

const LARGEST = 30 * 1024 * 1024;
const simulator = new SimulatorUnderTest();
let agent: Agent;

beforeAll(async () => {
  await simulator.setUp();
  agent = new Agent({
    key: simulator.pem('clientKey'),
    cert: simulator.pem('clientCertificate'),
    ca: simulator.pem('authorities'),
    keepAlive: true,
    maxSockets: 1,
  });
});
afterAll(async () => {
  agent?.destroy();
  await simulator.tearDown();
});

/** A delivery as a client signs it, with blanks after it until it is so large. */
async function aDeliveryOf(size: number): Promise<Buffer> {
  const { exchange } = await simulator.client.aanleveren(simulator.aDelivery());
  const blanks = Buffer.alloc(size - exchange.requestBytes.length, ' ');
  return Buffer.concat([exchange.requestBytes, blanks]);
}

async function post(body: Buffer): Promise<{ status: number | undefined; answer: string }> {
  const headers = { 'content-type': 'text/xml; charset=utf-8', 'content-length': body.length };
  const call = request(simulator.about.wus + servicePath('aanleverservice'), { method: 'POST', agent, headers });
  call.end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  return { status: response.statusCode, answer: (await buffer(response)).toString() };
}

const received = async (): Promise<number> =>
  (await simulator.control('GET', '/received'))['requests'].length as number;

it('takes a request of the largest size', async () => {
  const { status, answer } = await post(await aDeliveryOf(LARGEST));
  expect([status, answer.includes('aanleverResponse')]).toEqual([200, true]);
  const { requests } = await simulator.control('GET', '/received');
  expect(requests[0]).toMatchObject({ bytes: LARGEST, verdict: 'answered', checks: { xml: 'passed' } });
});

it.each([1, 5 * 1024 * 1024])('refuses a request that is %d bytes larger, and takes the next', async (more) => {
  const tooLarge = await aDeliveryOf(LARGEST + more);
  const before = await received();
  expect(await post(tooLarge)).toEqual({ status: 413, answer: '' });
  expect(await received()).toBe(before);
  const next = await post(await aDeliveryOf(20_000));
  expect([next.status, next.answer.includes('aanleverResponse')]).toEqual([200, true]);
  await simulator.deliver();
});

it('refuses many at once and answers the others meanwhile', async () => {
  const tooLarge = await aDeliveryOf(LARGEST + 1);
  const [refused, taken] = await Promise.all([
    Promise.all([1, 2, 3].map(() => post(tooLarge))),
    Promise.all([1, 2, 3].map(() => simulator.deliver())),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([413, 413, 413]);
  expect(new Set(taken).size).toBe(3);
});
