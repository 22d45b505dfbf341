import { join } from 'node:path';
import { ROOT } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

const LIMIT_MS = 30 * 60_000;

/**
 * Measures what reading, checking and signing cost, and filings per second; the number of filings may follow.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build(progress('build'));
  const bench = join(ROOT, 'tests', 'bench');
  const reading = await runNode(['--expose-gc', join(bench, 'reading.mjs')], { limitMs: LIMIT_MS });
  const signing = await runNode([join(bench, 'signing.mjs')], { limitMs: LIMIT_MS });
  const filings = await runNode([join(bench, 'run.mjs'), ...args], { limitMs: LIMIT_MS });
  return reading || signing || filings;
}
