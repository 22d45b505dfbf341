import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../machine/run.mjs';

const OLDEST = 14;

/** @typedef {{ bin: string, version: number }} PostgresBinaries */

/**
 * The newest PostgreSQL server on this machine, in the PATH or where distributions keep it.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<PostgresBinaries | null>}
 */
export async function findPostgres(env = process.env) {
  const folders = [
    ...(env.PATH ?? '').split(delimiter),
    ...versioned('/usr/lib/postgresql', 'bin'),
    ...versioned('/usr', 'bin', /^pgsql-/),
    ...homebrew(),
  ];
  const bins = new Set(
    folders
      .filter((folder) => folder !== '' && existsSync(join(folder, 'initdb')))
      .map((folder) => dirname(realpathSync(join(folder, 'initdb')))),
  );
  const found = await Promise.all([...bins].filter((bin) => existsSync(join(bin, 'postgres'))).map(withVersion));
  return found.filter(({ version }) => version >= OLDEST).sort((one, other) => other.version - one.version)[0] ?? null;
}

/**
 * @param {string} bin
 * @returns {Promise<PostgresBinaries>}
 */
export async function withVersion(bin) {
  const { output } = await run(join(bin, 'postgres'), ['--version'], { timeoutMs: 10_000 });
  return { bin, version: Number(/(\d+)(\.\d+|beta|rc|devel)/.exec(output)?.[1] ?? 0) };
}

/**
 * @param {string} folder
 * @param {string} inside
 * @param {RegExp} [name]
 */
function versioned(folder, inside, name = /^\d/) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => name.test(entry))
    .map((entry) => join(folder, entry, inside));
}

function homebrew() {
  return ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((folder) => versioned(folder, 'bin', /^postgresql/));
}
