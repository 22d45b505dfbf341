import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isCommand, usage } from './commands/names.mjs';
import { ROOT } from './layout.mjs';
import { progress } from './machine/progress.mjs';
import { startEarly } from './servers/start-early.mjs';
import { installPackages } from './setup/install.mjs';
import { pinnedNode } from './setup/node.mjs';

/** Commands whose standard output is a report. */
const REPORTS = new Set(['check-filing', 'verify-approval', 'audit:verify']);

/**
 * Installs what is missing, then goes on with the command under the Node.js that the project pins.
 * @param {string[]} args
 * @returns {Promise<number>} exit status
 */
export async function main(args) {
  if (!isCommand(args[0])) {
    console.error(usage());
    return 2;
  }
  process.env.AKKOORD_STARTED_AT ??= String(Date.now());
  const early = startEarly(args);
  try {
    // These reports are for scripts too: nothing else stands on standard output.
    const log = REPORTS.has(args[0]) ? (/** @type {string} */ line) => console.error(line) : progress('packages');
    await installPackages(log);
    return await goOn(await pinnedNode(), args, early.env);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await early.finish();
  }
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} more
 * @returns {Promise<number>}
 */
function goOn(node, args, more) {
  const cli = fileURLToPath(new URL('./cli.mjs', import.meta.url));
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', cli, ...args], {
    stdio: 'inherit',
    cwd: ROOT,
    env: { ...process.env, ...more },
  });
  // The child decides when to end. Ctrl-C reaches it by itself too; a signal sent to this process alone does not.
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
