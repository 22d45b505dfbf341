import { setTimeout as pause } from 'node:timers/promises';
import { lastLines, lengthOf, writtenSince } from '../machine/files.mjs';
import { isRunning, startDetached, stopProcess } from '../machine/processes.mjs';
import { until } from '../machine/wait.mjs';

/** A server that ends by itself is tried so often, whatever it says. */
const TRIES = 3;
const PAUSE_MS = 300;

/**
 * Starts a server and waits until it answers. One that ends before it does is tried again: a few times whatever the cause, and
 * for as long as there is time when it says itself that the cause will pass (what a killed predecessor has not let go of yet).
 * @param {{ name: string, command: string, args: string[], options: Parameters<typeof startDetached>[2],
 *   isReady: () => Promise<boolean>, timeoutMs: number, before?: () => void, passes?: RegExp }} plan
 *   `before`: done before each try; `passes`: what it writes when the cause will pass
 * @returns {Promise<import('../machine/processes.mjs').ProcessIdentity>}
 */
export async function launch({ name, command, args, options, isReady, timeoutMs, before, passes }) {
  const { logFile } = options;
  const end = Date.now() + timeoutMs;
  for (let attempt = 1; ; attempt += 1) {
    before?.();
    const start = lengthOf(logFile);
    const identity = await startDetached(command, args, options);
    const isUp = async () => !isRunning(identity) || (await isReady());
    const settled = await until(isUp, { timeoutMs: end - Date.now() });
    if (settled && isRunning(identity)) return identity;
    await stopProcess(identity, { signals: ['SIGKILL'] });
    // Others write in the same log: all since this try began is looked through, not its last lines.
    const said = writtenSince(logFile, start);
    if (Date.now() > end || (attempt >= TRIES && !passes?.test(said))) {
      throw new Error(`${name} did not start. The end of ${logFile}:\n${lastLines(said)}`);
    }
    await pause(PAUSE_MS);
  }
}
