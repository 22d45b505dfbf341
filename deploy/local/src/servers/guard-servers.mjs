import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { identify } from '../machine/processes.mjs';

/**
 * Sees to it that servers made for a while go when this process goes, even when it is killed. The guard ends by itself
 * when the folder is gone.
 * @param {string} dataDir
 */
export function guardServers(dataDir) {
  const program = fileURLToPath(new URL('./guard.mjs', import.meta.url));
  spawn(process.execPath, [program, dataDir, JSON.stringify(identify(process.pid))], {
    detached: true,
    stdio: 'ignore',
  }).unref();
}
