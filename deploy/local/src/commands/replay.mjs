import { join } from 'node:path';
import { DATA, PATHS, ROOT } from '../layout.mjs';
import { readJson } from '../machine/files.mjs';
import { progress } from '../machine/progress.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

const LIMIT_MS = 60 * 60_000;

/**
 * Hands messages from a dead queue back, at the broker of AKKOORD_AMQP_URL, else that of this clone.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build(progress('build'));
  const program = join(ROOT, 'libs', 'messaging', 'dist', 'replay', 'replay.cli.js');
  const env = { ...process.env, AKKOORD_AMQP_URL: process.env.AKKOORD_AMQP_URL ?? ownBroker() };
  return runNode([program, ...args], { env, limitMs: LIMIT_MS });
}

/** What `up` or the demonstration wrote down. */
function ownBroker() {
  const up = /** @type {{ amqpUrl?: string } | null} */ (readJson(PATHS.running));
  const demo = /** @type {{ amqp?: string } | null} */ (readJson(join(DATA, 'demo.json')));
  return up?.amqpUrl ?? demo?.amqp;
}
