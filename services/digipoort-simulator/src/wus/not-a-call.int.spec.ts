import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { servicePath } from '@akkoord/wus';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SimulatorUnderTest } from '../testing/simulator-under-test.js';

const simulator = new SimulatorUnderTest();
const large = Buffer.alloc(8 * 1024 * 1024, ' ');

beforeAll(() => simulator.setUp());
afterAll(() => simulator.tearDown());

/** The first line of what comes back to a client that, as many do, looks for an answer only when all of its request is sent. */
async function answerTo(method: string, path: string): Promise<string | undefined> {
  const { hostname, port } = new URL(simulator.about.wus);
  const identity = { key: simulator.pem('clientKey'), cert: simulator.pem('clientCertificate') };
  const socket = connect({ host: hostname, port: Number(port), ca: simulator.pem('authorities'), ...identity });
  await once(socket, 'secureConnect');
  const head = [`${method} ${path} HTTP/1.1`, `host: ${hostname}`, `content-length: ${large.length}`, '', ''];
  socket.write(head.join('\r\n'));
  const sent = Promise.withResolvers<void>();
  socket.once('error', sent.reject);
  socket.write(large, () => sent.resolve());
  await sent.promise;
  return (await text(socket)).split('\r\n')[0];
}

const SERVICE = servicePath('aanleverservice');

it.each([
  ['POST', '/nothing/here', 'HTTP/1.1 404 Not Found'],
  ['PUT', SERVICE, 'HTTP/1.1 405 Method Not Allowed'],
  ['GET', SERVICE, 'HTTP/1.1 405 Method Not Allowed'],
])('a large %s to %s hears %s', async (method, path, answer) => {
  expect(await answerTo(method, path)).toBe(answer);
  await simulator.deliver();
});
