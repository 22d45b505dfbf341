import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from '../layout.mjs';
import { run } from '../machine/run.mjs';

const WANTED = 24;

/**
 * The Node.js to go on with: the one that npm installed, else the machine's own when that is new enough.
 * @returns {Promise<string>}
 */
export async function pinnedNode() {
  const pinned = join(PATHS.packages, '.bin', 'node');
  if (existsSync(pinned) && (await run(pinned, ['-v'], { timeoutMs: 10_000 })).code === 0) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  throw new Error(
    `npm has no Node.js ${WANTED} for ${process.platform}-${process.arch}, and this machine has ${process.version}. ` +
      `Please install Node.js ${WANTED} (https://nodejs.org) and run the same command again.`,
  );
}
