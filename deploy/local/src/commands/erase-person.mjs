import { join } from 'node:path';
import { PATHS, ROOT } from '../layout.mjs';
import { readJson } from '../machine/files.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

/**
 * Erases a person at an office: asked of the connector of AKKOORD_CONNECTOR_URL, else of this clone while `up` runs it. Standard output is the
 * report alone.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build((line) => console.error(line));
  const program = join(ROOT, 'services', 'connector', 'dist', 'person', 'erase', 'main.js');
  return runNode([program, ...args], { env: { ...ownConnector(), ...process.env }, limitMs: 10 * 60_000 });
}

/** What `up` wrote down, and the administration token it made. */
function ownConnector() {
  const up = /** @type {{ services?: Record<string, string> } | null} */ (readJson(PATHS.running));
  const secrets = /** @type {{ adminToken?: string } | null} */ (readJson(PATHS.secrets));
  const url = up?.services?.['connector'];
  return url && secrets?.adminToken ? { AKKOORD_CONNECTOR_URL: url, AKKOORD_ADMIN_TOKEN: secrets.adminToken } : {};
}
