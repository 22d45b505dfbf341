import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writePrivate } from './files.mjs';
import { identify, isRunning } from './processes.mjs';
import { until } from './wait.mjs';

/**
 * Runs `work` while no other process runs something under the same lock; a lock whose holder has died is taken over.
 * @template T
 * @param {string} folder the lock is this folder
 * @param {() => Promise<T>} work
 * @param {{ timeoutMs?: number, onWait?: () => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, { timeoutMs = 600_000, onWait } = {}) {
  if (!tryLock(folder)) {
    onWait?.();
    const got = await until(() => tryLock(folder), { timeoutMs, everyMs: 200 });
    if (!got) throw new Error(`Another process holds ${folder} for too long.`);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryLock(folder) {
  const holderFile = join(folder, 'holder.json');
  try {
    mkdirSync(join(folder, '..'), { recursive: true });
    mkdirSync(folder);
  } catch {
    const holder = /** @type {import('./processes.mjs').ProcessIdentity | null} */ (readJson(holderFile));
    // Without a holder file its owner is between the two steps, or died there: the next look tells.
    if (holder && !isRunning(holder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
  writePrivate(holderFile, identify(process.pid));
  return true;
}
