import { chownSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

/** @typedef {{ name: string, uid: number, gid: number }} User */

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * The user a server runs as: null for "the one who runs this"; as root the first of the names that exists.
 * @param {string[]} names
 * @returns {User | null}
 */
export function serverUser(names) {
  if (!isRoot()) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of names) {
    const fields = lines.map((line) => line.split(':')).find(([name]) => name === wanted);
    if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return null;
}

/**
 * A folder that only `user` can enter: `folder` itself, or one under /var/tmp when that user cannot get to it
 * (a clone in root's home).
 * @param {string} folder
 * @param {User | null} user
 * @returns {string}
 */
export function folderFor(folder, user) {
  if (!user) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
  mkdirSync(dirname(folder), { recursive: true });
  const place = canReach(dirname(folder)) ? folder : join('/var/tmp', `akkoord-${shortHash(folder)}`);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  chownSync(place, user.uid, user.gid);
  return place;
}

/**
 * True when any user may pass through the folder and all above it.
 * @param {string} folder
 * @returns {boolean}
 */
export function canReach(folder) {
  const real = realpathSync(folder);
  if ((statSync(real).mode & 0o001) === 0) return false;
  return dirname(real) === real || canReach(dirname(real));
}

/** @param {string} text */
export function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
