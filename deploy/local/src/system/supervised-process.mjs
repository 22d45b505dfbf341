import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, writtenSince } from '../machine/files.mjs';
import { identify, isRunning, stopProcess } from '../machine/processes.mjs';

const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href;
const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** After this long without a crash the next one is taken as the first. */
const HEALTHY_MS = 30_000;

/** @typedef {import('../machine/processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * @typedef {object} SupervisedProcess
 * @property {string} name
 * @property {number | undefined} pid of the process that runs now
 * @property {(signal?: NodeJS.Signals) => void} kill
 * @property {() => Promise<void>} stop ends it for good
 * @property {Promise<never>} failed rejects when it ends before it was ever up, or unsupervised at any time
 * @property {() => void} isUp to be called once it answers: from then on an end is a crash to recover from
 */

/**
 * Runs a Node program and, when `supervised`, starts it again after each end, with growing pauses.
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, cwd: string, logFile: string, supervised: boolean,
 *   onStart?: (identity: ProcessIdentity) => void }} plan
 * @returns {SupervisedProcess}
 */
export function superviseProcess({ name, args, env, cwd, logFile, supervised, onStart }) {
  mkdirSync(dirname(logFile), { recursive: true });
  /** @type {ProcessIdentity | null} */
  let current = null;
  let stopping = false;
  let up = false;
  /** @type {(error: Error) => void} */
  let fail = () => {};
  const failed = /** @type {Promise<never>} */ (
    new Promise((_, reject) => {
      fail = reject;
    })
  );
  failed.catch(() => {});

  const over = keepRunning();
  return {
    name,
    get pid() {
      return current?.pid;
    },
    kill: (signal = 'SIGKILL') => {
      if (current && isRunning(current)) process.kill(current.pid, signal);
    },
    stop: async () => {
      stopping = true;
      await stopProcess(current, { graceMs: 30_000 });
      await over;
    },
    failed,
    isUp: () => {
      up = true;
    },
  };

  async function keepRunning() {
    let pauseMs = SHORTEST_PAUSE_MS;
    while (!stopping) {
      const begin = Date.now();
      const code = await runOnce();
      current = null;
      if (stopping) return;
      if (!up || !supervised) {
        fail(new Error(`${name} ended with ${code}. The end of ${logFile}:\n${lastLines(writtenSince(logFile))}`));
        return;
      }
      if (Date.now() - begin > HEALTHY_MS) pauseMs = SHORTEST_PAUSE_MS;
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  /** @returns {Promise<number | NodeJS.Signals>} */
  function runOnce() {
    const output = openSync(logFile, 'a', 0o600);
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
      cwd,
      env,
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    if (child.pid) {
      current = identify(child.pid);
      if (current) onStart?.(current);
    }
    return new Promise((resolve) => {
      child.once('error', () => resolve(127));
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
    });
  }
}
