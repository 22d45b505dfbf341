import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { DATA, PATHS } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { removeServers } from '../servers/stop-servers.mjs';
import { stopServices } from '../system/stop-services.mjs';

/**
 * Stops everything that was started from this clone and deletes its data. Asks first, unless `--yes` or nobody is there to ask.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const log = progress('reset');
  if (!existsSync(DATA)) {
    log('there is nothing to remove');
    return 0;
  }
  console.log(`This stops the system and deletes all of its data: filings, accounts, secrets and logs in ${DATA}.`);
  if (process.stdin.isTTY && !args.includes('--yes') && !(await isSure())) {
    log('nothing was removed');
    return 1;
  }
  await stopServices();
  await removeServers(PATHS.servers);
  rmSync(DATA, { recursive: true, force: true });
  log('done');
  return 0;
}

async function isSure() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Go on? [y/N] ');
  terminal.close();
  return /^y/i.test(answer.trim());
}
