import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writePrivate } from '../machine/files.mjs';
import { answers, freePorts } from '../machine/ports.mjs';
import { onPath } from '../machine/packages.mjs';
import { run, runOrFail } from '../machine/run.mjs';
import { shortHash } from '../machine/users.mjs';
import { until } from '../machine/wait.mjs';
import { LARGEST_MESSAGE_ENVIRONMENT } from './largest-message.mjs';

const PULL_MS = 180_000;
const START_MS = 120_000;

/** True when a Docker engine answers within a few seconds. */
export async function engineAnswers() {
  if (!onPath('docker')) return false;
  return (await run('docker', ['info', '--format', '{{.ServerVersion}}'], { timeoutMs: 8_000 })).code === 0;
}

/**
 * @param {string} image
 * @param {{ dataDir?: string, log?: (line: string) => void }} [options]
 * @returns {Promise<true | string>} true, or why no container of this image can be had
 */
export async function canBeHad(image, { log = () => {} } = {}) {
  if (!(await engineAnswers())) return 'no Docker engine answers';
  if ((await run('docker', ['image', 'inspect', image], { timeoutMs: 8_000 })).code === 0) return true;
  log(`pulling ${image}`);
  const { code } = await run('docker', ['pull', '--quiet', image], { timeoutMs: PULL_MS });
  return code === 0 ? true : `a Docker engine answers, but ${image} is not there and cannot be pulled`;
}

/**
 * @param {string} image
 * @param {string} dataDir
 */
export function containerPostgres(image, dataDir) {
  return runContainer({
    image,
    dataDir,
    role: 'postgres',
    port: 5432,
    volume: '/var/lib/postgresql/data',
    environment: (password) => ({ POSTGRES_USER: 'akkoord', POSTGRES_PASSWORD: password, POSTGRES_DB: 'postgres' }),
    arguments: ['-c', 'max_connections=200'],
    url: (password, port) => `postgres://akkoord:${password}@127.0.0.1:${port}/postgres`,
    // An SSLRequest is answered with one letter as soon as the server listens.
    hello: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]),
    ready: ['pg_isready', '-q', '-h', '127.0.0.1'],
  });
}

/**
 * @param {string} image
 * @param {string} dataDir
 */
export function containerRabbitmq(image, dataDir) {
  return runContainer({
    image,
    dataDir,
    role: 'rabbitmq',
    port: 5672,
    volume: '/var/lib/rabbitmq',
    environment: (password) => ({
      RABBITMQ_DEFAULT_USER: 'akkoord',
      RABBITMQ_DEFAULT_PASS: password,
      ...LARGEST_MESSAGE_ENVIRONMENT,
    }),
    arguments: [],
    url: (password, port) => `amqp://akkoord:${password}@127.0.0.1:${port}`,
    hello: Buffer.from('AMQP\x00\x00\x09\x01', 'latin1'),
    ready: null,
  });
}

/**
 * @param {string} dataDir
 * @param {string} role
 */
export function containerName(dataDir, role) {
  return `akkoord-${shortHash(dataDir)}-${role}`;
}

/**
 * @typedef {object} ContainerPlan
 * @property {string} image
 * @property {string} dataDir
 * @property {string} role
 * @property {number} port inside the container
 * @property {string} volume
 * @property {(password: string) => Record<string, string>} environment
 * @property {string[]} arguments
 * @property {(password: string, port: number) => string} url
 * @property {Buffer} hello
 * @property {string[] | null} ready a command that succeeds inside the container when it is ready
 */

/**
 * @param {ContainerPlan} plan
 * @returns {Promise<import('./server.mjs').Server>}
 */
async function runContainer(plan) {
  const name = containerName(plan.dataDir, plan.role);
  const stateFile = join(plan.dataDir, `${plan.role}-container.json`);
  const docker = (/** @type {string[]} */ ...args) => run('docker', args, { timeoutMs: 60_000 });
  const known = /** @type {{ password: string, port: number } | null} */ (readJson(stateFile));
  const state = known ?? { password: randomBytes(18).toString('hex'), port: (await freePorts(1))[0] ?? 0 };
  writePrivate(stateFile, state);

  const start = async () => {
    if ((await docker('container', 'inspect', name)).code === 0) {
      await runOrFail('docker', ['start', name]);
    } else {
      const environment = Object.entries(plan.environment(state.password)).flatMap(([key, value]) => [
        '-e',
        `${key}=${value}`,
      ]);
      await runOrFail('docker', [
        ...['run', '-d', '--name', name, '--hostname', plan.role, '--label', 'akkoord=local'],
        ...['-p', `127.0.0.1:${state.port}:${plan.port}`, '-v', `${name}:${plan.volume}`],
        ...environment,
        plan.image,
        ...plan.arguments,
      ]);
    }
    const isReady = async () =>
      (plan.ready === null || (await docker('exec', name, ...plan.ready)).code === 0) &&
      (await answers({ port: state.port, hello: plan.hello, judge: (answer) => answer.length > 0 }));
    if (!(await until(isReady, { timeoutMs: START_MS, everyMs: 300 }))) {
      throw new Error(`The container ${name} does not answer on 127.0.0.1:${state.port}; see: docker logs ${name}`);
    }
  };
  await start();
  return {
    kind: 'container',
    url: plan.url(state.password, state.port),
    description: `the container ${name} (${plan.image}), port ${state.port}`,
    pid: () => undefined,
    isRunning: () => true,
    kill: async (signal = 'SIGKILL') => {
      await docker('kill', '--signal', signal, name);
    },
    restart: async () => {
      await docker('stop', name);
      await start();
    },
    stop: async () => {
      await docker('stop', name);
    },
    remove: async () => {
      await docker('rm', '--force', '--volumes', name);
      await docker('volume', 'rm', '--force', name);
    },
  };
}
