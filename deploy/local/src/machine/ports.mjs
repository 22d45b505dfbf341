import { connect, createServer } from 'node:net';
import { until } from './wait.mjs';

/**
 * Free ports on the loopback address, all different.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const holders = await Promise.all(Array.from({ length: count }, hold));
  const ports = holders.map(({ port }) => port);
  await Promise.all(holders.map(({ release }) => release()));
  return ports;
}

/**
 * The wished-for ports where they are free, other free ones in the place of those that are taken; 0 wishes for any.
 * @param {number[]} wished
 * @returns {Promise<number[]>}
 */
export async function freePortsLike(wished) {
  const free = await Promise.all(wished.map(isFree));
  const others = await freePorts(free.filter((is) => !is).length);
  return wished.map((port, index) => (free[index] ? port : /** @type {number} */ (others.pop())));
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
async function isFree(port) {
  if (port === 0) return false;
  const canHold = () =>
    hold(port)
      .then(({ release }) => release())
      .then(
        () => true,
        () => false,
      );
  // A server that was just killed lets go of its port a moment after it is gone from the list of processes.
  return until(canHold, { timeoutMs: 1_500, everyMs: 50 });
}

/** @returns {Promise<{ port: number, release: () => Promise<void> }>} */
function hold(wished = 0) {
  return new Promise((resolve, reject) => {
    // Whoever tries to reach the server that is to come must not keep this one open.
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen({ port: wished, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ port, release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/**
 * Opens a connection, sends `hello` and hands the first bytes of the answer to `judge`; false when nothing comes.
 * @param {{ host?: string, port: number, hello: Buffer, judge: (answer: Buffer) => boolean, timeoutMs?: number }} probe
 * @returns {Promise<boolean>}
 */
export function answers({ host = '127.0.0.1', port, hello, judge, timeoutMs = 2_000 }) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (/** @type {boolean} */ verdict) => {
      socket.destroy();
      resolve(verdict);
    };
    socket.setTimeout(timeoutMs, () => finish(false));
    socket.once('connect', () => socket.write(hello));
    socket.once('data', (/** @type {Buffer} */ answer) => finish(judge(answer)));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
  });
}
