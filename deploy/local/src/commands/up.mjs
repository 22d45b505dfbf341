import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA, PATHS, ROOT } from '../layout.mjs';
import { lastLines, readJson, writePrivate, writtenSince } from '../machine/files.mjs';
import { isRunning, startDetached } from '../machine/processes.mjs';
import { progress } from '../machine/progress.mjs';
import { until } from '../machine/wait.mjs';
import { startServers } from '../servers/start-servers.mjs';
import { build } from '../setup/build.mjs';

const UP_MS = 180_000;

/** @typedef {import('../machine/processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * Starts servers and services in the background, under a supervisor, and tells where they are.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  if (isRunning(/** @type {ProcessIdentity | null} */ (readJson(PATHS.supervisor)))) {
    console.log('It runs already:\n');
    return show();
  }
  await Promise.all([startServers({ yes: args.includes('--yes') }), build(progress('build'))]);
  const log = progress('services');
  log('starting');
  const logFile = join(PATHS.logs, 'supervisor.log');
  const program = fileURLToPath(new URL('../system/supervisor.mjs', import.meta.url));
  writePrivate(PATHS.running, {});
  const identity = await startDetached(process.execPath, [program, ...args], { logFile, cwd: ROOT, env: process.env });
  writePrivate(PATHS.supervisor, identity);
  const isUp = () => !isRunning(identity) || services() !== undefined;
  await until(isUp, { timeoutMs: UP_MS, everyMs: 200 });
  if (services() === undefined) {
    console.error(`\nIt did not start. The end of ${logFile}:\n${lastLines(writtenSince(logFile))}`);
    return 1;
  }
  log('all are ready\n');
  return show();
}

/** @returns {Record<string, string> | undefined} */
function services() {
  return /** @type {{ services?: Record<string, string> } | null} */ (readJson(PATHS.running))?.services;
}

function show() {
  for (const [name, url] of Object.entries(services() ?? {})) console.log(`  ${name.padEnd(20)} ${url}`);
  console.log(`\n  logs                 ${PATHS.logs}`);
  console.log(`  secrets              ${PATHS.secrets}`);
  console.log(`\nStop it with: npm run down (data stays in ${DATA}); npm run reset removes the data too.`);
  return 0;
}
