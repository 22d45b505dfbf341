import { join } from 'node:path';
import { ROOT } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

const LIMIT_MS = 30 * 60_000;

/**
 * Measures filings per second; the number of filings may follow.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build(progress('build'));
  return runNode([join(ROOT, 'tests', 'bench', 'run.mjs'), ...args], { limitMs: LIMIT_MS });
}
