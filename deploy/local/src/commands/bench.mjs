import { join } from 'node:path';
import { ROOT } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

const LIMIT_MS = 60 * 60_000;

/**
 * Measures filings per second on this machine (tests/bench).
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build(progress('build'));
  return runNode([join(ROOT, 'tests', 'bench', 'bench.mjs'), ...args], { limitMs: LIMIT_MS });
}
