import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS, ROOT } from '../layout.mjs';
import { readJson } from '../machine/files.mjs';
import { withLock } from '../machine/lock.mjs';
import { withHeartbeat } from '../machine/progress.mjs';
import { run } from '../machine/run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean, peer?: boolean }>} Packages */

/**
 * Installs the packages of package-lock.json unless exactly those are there; several at once wait for one another.
 * @param {(line: string) => void} log
 */
export async function installPackages(log) {
  if (isInstalled()) return;
  const onWait = () => log('another process is installing; waiting for it');
  await withLock(PATHS.installLock, () => installOnce(log), { onWait });
}

/** @param {(line: string) => void} log */
async function installOnce(log) {
  if (isInstalled()) return;
  const begin = Date.now();
  log(existsSync(PATHS.packages) ? 'package-lock.json has changed: installing again (npm ci)' : 'installing (npm ci)');
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, before] = npm();
  const { code, output } = await withHeartbeat(log, 'still installing', () =>
    run(command, [...before, ...args], { cwd: ROOT }),
  );
  if (code !== 0) throw new Error(`npm ci failed:\n${output.trim()}`);
  log(`installed in ${Math.round((Date.now() - begin) / 1000)} s`);
}

/**
 * npm writes what it installed, once it is all there, to node_modules/.package-lock.json: installed is when that has every
 * package that package-lock.json wants, in that version. So an install by hand counts, and one broken off does not.
 */
export function isInstalled(root = ROOT) {
  const wanted = /** @type {{ packages: Packages } | null} */ (readJson(join(root, 'package-lock.json')));
  const there = /** @type {{ packages: Packages } | null} */ (
    readJson(join(root, 'node_modules', '.package-lock.json'))
  );
  if (!wanted || !there) return false;
  return Object.entries(wanted.packages).every(([path, { version, optional, link }]) => {
    if (path === '' || optional) return true;
    const found = there.packages[path];
    return found !== undefined && (link === true || found.version === version);
  });
}

/** @returns {[command: string, argumentsBefore: string[]]} the npm that started us, else the one in the PATH */
function npm() {
  const cli = process.env.npm_execpath;
  return cli && cli.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
}
