import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { until } from './wait.mjs';

/**
 * A process as recorded in a file. The start time tells it from another that got the same number later.
 * @typedef {{ pid: number, startedAt: string }} ProcessIdentity
 */

/**
 * @param {number} pid
 * @returns {ProcessIdentity | null} null when there is no such process
 */
export function identify(pid) {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt === null ? null : { pid, startedAt };
}

/**
 * True while this very process runs.
 * @param {ProcessIdentity | null | undefined} identity
 */
export function isRunning(identity) {
  return identity !== null && identity !== undefined && identify(identity.pid)?.startedAt === identity.startedAt;
}

/**
 * Starts a process that outlives this one, in a group of its own, its output appended to `logFile`.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, logFile: string, user?: { uid: number, gid: number } | null }} options
 * @returns {Promise<ProcessIdentity>}
 */
export async function startDetached(command, args, { env, cwd, logFile, user }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const output = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', output, output],
      cwd,
      env,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    const pid = /** @type {number} */ (child.pid);
    return identify(pid) ?? { pid, startedAt: 'ended at once' };
  } finally {
    closeSync(output);
  }
}

/**
 * Sends the signals one after the other, waiting after each for the process to end.
 * @param {ProcessIdentity | null | undefined} identity
 * @param {{ signals?: NodeJS.Signals[], graceMs?: number, group?: boolean }} [options] `group`: to its whole process group
 */
export async function stopProcess(
  identity,
  { signals = ['SIGTERM', 'SIGKILL'], graceMs = 15_000, group = false } = {},
) {
  for (const signal of signals) {
    if (!isRunning(identity)) return;
    sendSignal(/** @type {ProcessIdentity} */ (identity), signal, group);
    if (await until(() => !isRunning(identity), { timeoutMs: graceMs, everyMs: 50 })) return;
  }
}

/**
 * @param {ProcessIdentity} identity
 * @param {NodeJS.Signals} signal
 * @param {boolean} [group]
 */
export function sendSignal(identity, signal, group = false) {
  if (!isRunning(identity)) return;
  try {
    process.kill(group ? -identity.pid : identity.pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

/** @param {number} pid */
function startOnLinux(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name stands in brackets and may hold spaces; the fields after it are fixed (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${bootId()}-${fields[19]}`;
  } catch {
    return null;
  }
}

function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
}

/** @param {number} pid */
function startByPs(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = stdout?.trim() ?? '';
  return status !== 0 || line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}
