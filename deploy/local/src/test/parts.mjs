import { join } from 'node:path';
import { PATHS, ROOT } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { installPackages, onPath } from '../machine/packages.mjs';
import { findRabbitmq } from '../servers/rabbitmq-binaries.mjs';
import { build } from '../setup/build.mjs';
import { jestTier, runNode } from './jest-tier.mjs';
import { serversForTests } from './servers.mjs';

const LIMIT_MS = 20 * 60_000;

/** @typedef {import('./jest-tier.mjs').Count} Count */
/** @typedef {{ name: string, run: (jestArgs: string[]) => Promise<Count> }} Part */

/** @type {Promise<unknown> | undefined} */
let built;
/** @type {Promise<NodeJS.ProcessEnv> | undefined} */
let servers;

/** Everything that must be green, cheap and telling parts first. @type {Part[]} */
export const PARTS = [
  check('format', () => tool('prettier', 'bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])),
  check('lint', () =>
    tool('eslint', 'bin/eslint.js', [
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint/',
      '.',
    ]),
  ),
  check('types', () => tool('typescript', 'bin/tsc', ['--noEmit', '-p', 'tsconfig.json'])),
  tier('unit', async () => ({})),
  check('contracts', async () => {
    await buildOnce();
    return runNode([join(ROOT, 'contracts', 'generator', 'dist', 'main.js'), '--check'], { limitMs: LIMIT_MS });
  }),
  tier('integration', serversOnce),
  tier('conformance', async () => {
    await Promise.all([wantPrograms(), buildOnce()]);
    return {};
  }),
  tier('flow', async () => {
    await buildOnce();
    return serversOnce();
  }),
  tier('browser', async () => {
    await Promise.all([wantBrowser(), buildOnce()]);
    return serversOnce();
  }),
];

/**
 * @param {string} name
 * @param {() => Promise<number>} run gives an exit status
 * @returns {Part} counts as one test
 */
function check(name, run) {
  return {
    name,
    run: async () =>
      (await run()) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
  };
}

/**
 * @param {string} name
 * @param {() => Promise<NodeJS.ProcessEnv>} prepare
 * @returns {Part}
 */
function tier(name, prepare) {
  return {
    name,
    run: async (args) => jestTier(name, { env: { ...process.env, ...(await prepare()) }, args, limitMs: LIMIT_MS }),
  };
}

/**
 * @param {string} name of the package
 * @param {string} file
 * @param {string[]} args
 */
function tool(name, file, args) {
  return runNode([join(PATHS.packages, name, file), ...args], { limitMs: LIMIT_MS });
}

function buildOnce() {
  built ??= build(progress('build'));
  return built;
}

function serversOnce() {
  servers ??= serversForTests();
  return servers;
}

/** Tests that compare with programs not written here skip, and say so, where these are not to be had. */
async function wantPrograms() {
  const log = progress('programs');
  /** @type {[import('../machine/packages.mjs').Wish, string][]} */
  const programs = [
    ['xmlsec', 'xmlsec1'],
    ['libxml', 'xmllint'],
    ['qpdf', 'qpdf'],
    ['poppler', 'pdftotext'],
    ['zbar', 'zbarimg'],
  ];
  const missing = programs.filter(([, command]) => !onPath(command)).map(([wish]) => wish);
  // One test has servers of its own, which it kills.
  if (findRabbitmq() === null) missing.push('rabbitmq');
  if (missing.length === 0) return;
  const problem = await installPackages(missing, { log });
  if (problem) log(`${problem}; tests that need it say that they skip`);
}

/** The page is looked at in a real browser; without one those tests skip, and say so. */
async function wantBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  if (process.env.AKKOORD_CHROMIUM || names.some((name) => onPath(name))) return;
  const log = progress('programs');
  const problem = await installPackages(['chromium'], { log });
  if (problem) log(`${problem}; tests that need it say that they skip`);
}
