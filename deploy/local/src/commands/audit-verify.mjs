import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATA, PATHS, ROOT } from '../layout.mjs';
import { readJson } from '../machine/files.mjs';
import { isRunning } from '../machine/processes.mjs';
import { startPostgres } from '../servers/postgres.mjs';
import { build } from '../setup/build.mjs';
import { ensureDatabase } from '../system/database.mjs';
import { secretsIn } from '../system/secrets.mjs';
import { runNode } from '../test/jest-tier.mjs';

/**
 * Goes through the audit trail of every office: of WORKFLOW_DATABASE_URL, else of this clone; its PostgreSQL is started when it is down, and then
 * stopped again. Standard output is the report alone.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const log = (/** @type {string} */ line) => console.error(line);
  await build(log);
  const program = join(ROOT, 'services', 'workflow', 'dist', 'audit', 'verify', 'main.js');
  const verify = (/** @type {string | undefined} */ url) =>
    runNode([program, ...args.map(fromWhereItWasTyped)], {
      env: { ...process.env, ...(url === undefined ? {} : { WORKFLOW_DATABASE_URL: url }) },
      limitMs: 60 * 60_000,
    });
  if (process.env.WORKFLOW_DATABASE_URL || args.includes('--help')) return verify(undefined);
  if (!existsSync(PATHS.secrets)) {
    console.error(`There is nothing to look at yet: no system ran in ${DATA}. Or set WORKFLOW_DATABASE_URL.`);
    return 2;
  }
  const { identity } = /** @type {{ identity?: import('../machine/processes.mjs').ProcessIdentity }} */ (
    readJson(join(PATHS.servers, 'postgres.json')) ?? {}
  );
  const wasDown = !isRunning(identity);
  const postgres = await startPostgres({ dataDir: PATHS.servers, log });
  try {
    const url = new URL(await ensureDatabase(postgres.adminUrl));
    [url.username, url.password] = ['workflow', secretsIn(PATHS.secrets).databasePassword];
    return await verify(url.href);
  } finally {
    if (wasDown && ['private', 'embedded'].includes(postgres.kind)) await postgres.stop();
  }
}

/** The file of `--published` is meant from the folder the command was typed in. @param {string} arg @param {number} index @param {string[]} all */
function fromWhereItWasTyped(arg, index, all) {
  const isFile = all[index - 1] === '--published' && !/^https?:/.test(arg);
  return isFile ? resolve(process.env.INIT_CWD ?? process.cwd(), arg) : arg;
}
