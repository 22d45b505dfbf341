// Removes the servers of a test run when that run is gone without having done so: Ctrl-C, a time-out, kill -9.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning } from '../machine/processes.mjs';
import { removeServers } from './stop-servers.mjs';

const [dataDir = '', guarded = 'null'] = process.argv.slice(2);
const run = /** @type {import('../machine/processes.mjs').ProcessIdentity | null} */ (JSON.parse(guarded));
while (isRunning(run) && existsSync(dataDir)) await pause(500);
if (existsSync(dataDir)) await removeServers(dataDir);
