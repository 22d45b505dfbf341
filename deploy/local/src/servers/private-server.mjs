import { rmSync } from 'node:fs';
import { isRunning, sendSignal } from '../machine/processes.mjs';
import { until } from '../machine/wait.mjs';

const KILL_MS = 30_000;

/**
 * A server that runs as a process of our own, to be ended, killed, restarted and removed.
 * @param {object} made
 * @param {Pick<import('./server.mjs').Server, 'kind' | 'url' | 'description'>} made.about
 * @param {() => import('../machine/processes.mjs').ProcessIdentity | undefined} made.identity as it runs, or ran last
 * @param {() => Promise<void>} made.start
 * @param {() => Promise<void>} made.stopServer the server alone
 * @param {() => Promise<void>} made.stop and all that runs for it
 * @param {string[]} made.paths what it leaves behind
 * @returns {import('./server.mjs').Server}
 */
export function privateServer({ about, identity, start, stopServer, stop, paths }) {
  return {
    ...about,
    pid: () => identity()?.pid,
    isRunning: () => isRunning(identity()),
    kill: async (signal = 'SIGKILL') => {
      const killed = identity();
      if (killed) sendSignal(killed, signal);
      await until(() => !isRunning(killed), { timeoutMs: KILL_MS, everyMs: 20 });
    },
    restart: async () => {
      await stopServer();
      await start();
    },
    stop,
    remove: async () => {
      await stop();
      for (const path of paths) rmSync(path, { recursive: true, force: true });
    },
  };
}
