import { rmSync } from 'node:fs';
import { PATHS } from '../layout.mjs';
import { readJson } from '../machine/files.mjs';
import { isRunning, stopProcess } from '../machine/processes.mjs';

/** @typedef {import('../machine/processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * Stops the supervisor, which stops the services, and then what is left of those it had recorded.
 * @returns {Promise<string[]>} names of what ran
 */
export async function stopServices() {
  const supervisor = /** @type {ProcessIdentity | null} */ (readJson(PATHS.supervisor));
  const recorded =
    /** @type {{ processes?: Record<string, ProcessIdentity> } | null} */ (readJson(PATHS.system))?.processes ?? {};
  const running = Object.entries(recorded).filter(([, identity]) => isRunning(identity));
  await stopProcess(supervisor, { graceMs: 45_000 });
  await Promise.all(running.map(([, identity]) => stopProcess(identity, { graceMs: 30_000 })));
  rmSync(PATHS.supervisor, { force: true });
  rmSync(PATHS.running, { force: true });
  return running.map(([name]) => name);
}
