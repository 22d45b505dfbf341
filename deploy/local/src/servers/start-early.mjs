import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATHS } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { isRoot } from '../machine/users.mjs';
import { engineAnswers } from './containers.mjs';
import { guardServers } from './guard-servers.mjs';
import { startPostgres } from './postgres.mjs';
import { startRabbitmq } from './rabbitmq.mjs';
import { removeServers } from './stop-servers.mjs';

/**
 * Starts, beside the installation and the build, the servers that the command will ask for: asking later finds them
 * running. What fails here is not told; it fails again where it is needed, and is told there.
 * @param {string[]} args of the command
 * @returns {{ env: NodeJS.ProcessEnv, finish: () => Promise<void> }} what the command must know, and what to do at its end
 */
export function startEarly([command, ...args]) {
  if (command === 'demo' || command === 'up') {
    void start(PATHS.servers, args);
    return { env: {}, finish: async () => {} };
  }
  const tiers = args.filter((arg) => !arg.startsWith('-'));
  if (command === 'test' && (tiers.length === 0 || tiers.some((tier) => tier === 'integration' || tier === 'flow'))) {
    const dataDir = mkdtempSync(join(tmpdir(), 'akkoord-test-'));
    // The servers run as users of their own, who must be able to pass through.
    chmodSync(dataDir, 0o711);
    guardServers(dataDir);
    const starting = start(dataDir, args);
    const finish = async () => {
      await starting;
      await removeServers(dataDir);
    };
    return { env: { AKKOORD_TEST_SERVERS_DIR: dataDir }, finish };
  }
  return { env: {}, finish: async () => {} };
}

/**
 * @param {string} dataDir
 * @param {string[]} args
 */
async function start(dataDir, args) {
  if (process.env.AKKOORD_POSTGRES_URL && process.env.AKKOORD_AMQP_URL) return;
  if (await engineAnswers()) return;
  const yes = args.includes('--yes');
  // A question must not stand between progress lines: it is asked when nothing else goes on.
  const mayInstall = isRoot() || yes || !process.stdin.isTTY;
  await Promise.allSettled([
    startPostgres({ dataDir, ways: ['environment', 'private'] }),
    startRabbitmq({
      dataDir,
      yes,
      log: progress('RabbitMQ'),
      ways: mayInstall ? ['environment', 'private', 'install'] : ['environment', 'private'],
    }),
  ]);
}
