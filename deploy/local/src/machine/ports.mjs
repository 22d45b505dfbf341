import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { until } from './wait.mjs';

/**
 * Ports of our own are taken from here: below those that the system lends to outgoing connections (from 32768 on Linux, from
 * 49152 elsewhere), which would take one between the moment it was found free and the moment its server starts, or restarts.
 */
const OWN = { from: 20_000, to: 32_000 };
const TRIES = 200;
/** How long a killed server may hold its port: another port would be another address for all who know it. */
const LET_GO_MS = 10_000;

/**
 * Free ports on the loopback address, all different.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const holders = await Promise.all(Array.from({ length: count }, holdAny));
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
  return until(canHold, { timeoutMs: LET_GO_MS, everyMs: 50 });
}

/** @returns {Promise<{ port: number, release: () => Promise<void> }>} */
async function holdAny() {
  for (let left = TRIES; left > 0; left -= 1) {
    const held = await hold(randomInt(OWN.from, OWN.to)).catch(() => undefined);
    if (held) return held;
  }
  throw new Error(`No free port between ${OWN.from} and ${OWN.to}: stop what listens there, or try again.`);
}

/**
 * @param {number} wished
 * @returns {Promise<{ port: number, release: () => Promise<void> }>}
 */
function hold(wished) {
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
