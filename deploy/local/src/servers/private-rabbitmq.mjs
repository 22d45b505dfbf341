import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { readJson, writePrivate } from '../machine/files.mjs';
import { withLock } from '../machine/lock.mjs';
import { answers, freePortsLike } from '../machine/ports.mjs';
import { isRunning, startDetached, stopProcess } from '../machine/processes.mjs';
import { folderFor, shortHash } from '../machine/users.mjs';
import { until } from '../machine/wait.mjs';
import { LARGEST_MESSAGE } from './largest-message.mjs';
import { launch } from './launch.mjs';
import { privateServer } from './private-server.mjs';

const START_MS = 120_000;
const AMQP_HELLO = Buffer.from('AMQP\x00\x00\x09\x01', 'latin1');

/** @typedef {import('../machine/processes.mjs').ProcessIdentity} ProcessIdentity */
/** @typedef {{ amqp: number, dist: number, epmd: number }} Ports */
/** @typedef {{ ports: Ports, password: string, place: string, broker?: ProcessIdentity, epmd?: ProcessIdentity }} State */
/** @typedef {{ rabbitmqServer: string, epmd: string }} RabbitmqBinaries */

/**
 * Runs a RabbitMQ node of our own: own name, ports, port mapper, cookie, data and configuration, loopback only.
 * @param {{ binaries: RabbitmqBinaries, dataDir: string, user: import('../machine/users.mjs').User | null }} options
 * @returns {Promise<import('./server.mjs').Server>}
 */
export async function runRabbitmq({ binaries, dataDir, user }) {
  const stateFile = join(dataDir, 'rabbitmq.json');
  const state = () => /** @type {State | null} */ (readJson(stateFile));

  const start = () =>
    withLock(join(dataDir, 'rabbitmq.lock'), async () => {
      const known = state();
      if (known && isRunning(known.broker) && (await isReady(known.ports.amqp))) return;
      await stopProcess(known?.broker, { signals: ['SIGKILL'] });
      const place = known?.place ?? folderFor(join(dataDir, 'rabbitmq'), user);
      const password = known?.password ?? randomBytes(18).toString('hex');
      const ports = await choosePorts(known);
      const node = { place, ports, password, nodeName: `akkoord-${shortHash(place)}@localhost`, user };
      prepare(node);
      offerNoPlugins(binaries.rabbitmqServer, place);
      const environment = nodeEnvironment(node);
      const epmd = isRunning(known?.epmd) ? known?.epmd : await startEpmd(binaries.epmd, node, environment);
      writePrivate(stateFile, { place, password, ports, epmd });
      const broker = await launchBroker(binaries.rabbitmqServer, node, environment).catch(async (error) => {
        await stopProcess(epmd);
        throw error;
      });
      writePrivate(stateFile, { place, password, ports, epmd, broker });
    });
  const stopBroker = () => stopProcess(state()?.broker, { graceMs: 30_000 });
  const stop = async () => {
    await stopBroker();
    await stopProcess(state()?.epmd, { graceMs: 3_000 });
  };

  await start();
  const { ports, password, place } = /** @type {State} */ (state());
  return privateServer({
    about: {
      kind: 'private',
      url: `amqp://akkoord:${password}@127.0.0.1:${ports.amqp}`,
      description: `a private node from ${binaries.rabbitmqServer}, port ${ports.amqp}`,
    },
    identity: () => state()?.broker,
    start,
    stopServer: stopBroker,
    stop,
    paths: [place, stateFile],
  });
}

/**
 * The port mapper keeps its port while it runs; the others keep theirs where they are free.
 * @param {State | null} known
 * @returns {Promise<Ports>}
 */
async function choosePorts(known) {
  if (known && isRunning(known.epmd)) {
    const [amqp = 0, dist = 0] = await freePortsLike([known.ports.amqp, known.ports.dist]);
    return { amqp, dist, epmd: known.ports.epmd };
  }
  const [amqp = 0, dist = 0, epmd = 0] = await freePortsLike([
    known?.ports.amqp ?? 0,
    known?.ports.dist ?? 0,
    known?.ports.epmd ?? 0,
  ]);
  return { amqp, dist, epmd };
}

/** @typedef {{ place: string, ports: Ports, password: string, nodeName: string, user: import('../machine/users.mjs').User | null }} Node */

/** @param {Node} node */
function prepare({ place, ports, password, user }) {
  const own = (/** @type {string} */ path) => user && chownSync(path, user.uid, user.gid);
  for (const folder of ['home', 'mnesia', 'log', 'conf.d', 'plugins']) {
    mkdirSync(join(place, folder), { recursive: true, mode: 0o700 });
    own(join(place, folder));
  }
  const write = (/** @type {string} */ name, /** @type {string} */ text, mode = 0o600) => {
    rmSync(join(place, name), { force: true });
    writeFileSync(join(place, name), text, { mode });
    own(join(place, name));
  };
  const cookie = join('home', '.erlang.cookie');
  if (!existsSync(join(place, cookie))) write(cookie, randomBytes(20).toString('hex'), 0o400);
  write('enabled_plugins', '[].\n');
  write(
    'rabbitmq.conf',
    [
      `listeners.tcp.1 = 127.0.0.1:${ports.amqp}`,
      'default_user = akkoord',
      `default_pass = ${password}`,
      'disk_free_limit.absolute = 50MB',
      `max_message_size = ${LARGEST_MESSAGE}`,
      'log.file.level = warning',
      '',
    ].join('\n'),
  );
}

/**
 * No plugin is wanted, and looking through the dozens that come with RabbitMQ takes a third of its start: it gets a folder
 * with nothing but the broker itself, where it looks for the schema of its configuration.
 * @param {string} rabbitmqServer
 * @param {string} place
 */
function offerNoPlugins(rabbitmqServer, place) {
  const offered = join(dirname(realpathSync(rabbitmqServer)), '..', 'plugins');
  const link = join(place, 'plugins', 'rabbit');
  rmSync(link, { force: true });
  const broker = existsSync(offered) ? readdirSync(offered).find((name) => /^rabbit-\d/.test(name)) : undefined;
  if (broker) symlinkSync(join(offered, broker), link);
}

/** @param {Node} node */
function nodeEnvironment({ place, ports, nodeName }) {
  return {
    PATH: process.env.PATH,
    HOME: join(place, 'home'),
    LC_ALL: 'C.UTF-8',
    // Makes the start script become the broker, so that the process we record and signal is the broker itself.
    RUNNING_UNDER_SYSTEMD: 'true',
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: nodeName,
    RABBITMQ_NODE_PORT: String(ports.amqp),
    RABBITMQ_DIST_PORT: String(ports.dist),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_CONFIG_FILE: join(place, 'rabbitmq.conf'),
    RABBITMQ_CONFIG_FILES: join(place, 'conf.d'),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(place, 'advanced.config'),
    ...(existsSync(join(place, 'plugins', 'rabbit')) ? { RABBITMQ_PLUGINS_DIR: join(place, 'plugins') } : {}),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(place, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: join(place, 'mnesia'),
    RABBITMQ_LOG_BASE: join(place, 'log'),
    RABBITMQ_PID_FILE: join(place, 'rabbitmq.pid'),
  };
}

/**
 * Erlang would start a port mapper by itself and leave it behind; ours is recorded and stopped with the node.
 * @param {string} epmd
 * @param {Node} node
 * @param {NodeJS.ProcessEnv} env
 */
async function startEpmd(epmd, { place, ports, user }, env) {
  const identity = await startDetached(epmd, ['-port', String(ports.epmd), '-address', '127.0.0.1'], {
    env,
    cwd: place,
    logFile: join(place, 'log', 'epmd.log'),
    user,
  });
  // NAMES_REQ: two bytes of length and 'n'.
  const isUp = () =>
    answers({ port: ports.epmd, hello: Buffer.from([0, 1, 110]), judge: (answer) => answer.length > 0 });
  if (!(await until(isUp, { timeoutMs: 10_000 })))
    throw new Error(`Erlang's port mapper did not start; see ${join(place, 'log', 'epmd.log')}`);
  return identity;
}

/**
 * @param {string} command
 * @param {Node} node
 * @param {NodeJS.ProcessEnv} env
 */
function launchBroker(command, { place, ports, user }, env) {
  return launch({
    name: 'RabbitMQ',
    command,
    args: [],
    options: { env, cwd: place, logFile: join(place, 'log', 'start.log'), user },
    isReady: () => isReady(ports.amqp),
    timeoutMs: START_MS,
    // After a kill -9 the port mapper knows the name of the node for a moment longer.
    passes: /already running|eaddrinuse/,
  });
}

/**
 * Ready when it answers the protocol header with connection.start (class 10, method 10) on channel 0.
 * @param {number} port
 */
function isReady(port) {
  return answers({ port, hello: AMQP_HELLO, judge: (answer) => answer[0] === 1 && answer.readUInt16BE(7) === 10 });
}
