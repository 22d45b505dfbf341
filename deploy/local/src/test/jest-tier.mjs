import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS, ROOT } from '../layout.mjs';
import { readJson } from '../machine/files.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Runs one tier of tests with Jest and counts them. A run that ends badly without a failed test counts as one.
 * @param {string} tier
 * @param {{ env: NodeJS.ProcessEnv, args: string[], limitMs: number }} options
 * @returns {Promise<Count>}
 */
export async function jestTier(tier, { env, args, limitMs }) {
  mkdirSync(join(PATHS.packages, '.cache'), { recursive: true });
  const results = join(PATHS.packages, '.cache', `jest-${tier}-${process.pid}.json`);
  const code = await runNode(
    [
      ...[
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(PATHS.packages, 'jest', 'bin', 'jest.js'),
      ],
      ...[
        '--selectProjects',
        tier,
        '--maxWorkers=2',
        '--passWithNoTests',
        '--json',
        `--outputFile=${results}`,
        ...args,
      ],
    ],
    { env, limitMs },
  );
  const report =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numRuntimeErrorTestSuites: number } | null} */ (
      readJson(results)
    );
  rmSync(results, { force: true });
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: report?.numPendingTests ?? 0 };
}

/**
 * Runs a Node program with its output shown, and ends it with all it started when it takes longer than `limitMs`.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, limitMs: number }} options
 * @returns {Promise<number>} exit status
 */
export function runNode(args, { env = process.env, limitMs }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
    const timer = setTimeout(() => {
      console.error(`\nStopped: it took longer than ${limitMs / 60_000} minutes.`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, limitMs);
    child.once('error', () => resolve(127));
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}
