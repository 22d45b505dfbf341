import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../layout.mjs';
import { run } from '../machine/run.mjs';

const NAME = 'akkoord';
const MIGRATE_MS = 180_000;

/**
 * Makes the database of the system on a server, if it is not there yet.
 * @param {string} adminUrl superuser's address of the server
 * @returns {Promise<string>} superuser's address of the database
 */
export async function ensureDatabase(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME} template template0 encoding 'UTF8'`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${NAME}`;
  return url.href;
}

/**
 * Brings the schemas of the services up to date.
 * @param {NodeJS.ProcessEnv} env as the services get it, and AKKOORD_DATABASE_ADMIN_URL
 * @returns {Promise<string[]>} a line for each service
 */
export async function migrate(env) {
  const program = join(ROOT, 'deploy', 'host', 'dist', 'migrate.js');
  const { code, output } = await run(process.execPath, [program], { env, cwd: ROOT, timeoutMs: MIGRATE_MS });
  if (code !== 0) throw new Error(`The database could not be brought up to date:\n${output.trim()}`);
  return output.trim().split('\n');
}
