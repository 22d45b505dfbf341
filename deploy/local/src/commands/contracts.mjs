import { join } from 'node:path';
import { ROOT } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

/**
 * Generates contracts/, or only compares (`--check`).
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build(progress('build'));
  return runNode([join(ROOT, 'contracts', 'generator', 'dist', 'main.js'), ...args], { limitMs: 10 * 60_000 });
}
