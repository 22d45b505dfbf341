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
  tier('integration', async () => {
    await wantPrograms([
      ['softhsm', 'softhsm2-util'],
      ['opensc', 'pkcs11-tool'],
    ]);
    return serversOnce();
  }),
  tier('conformance', async () => {
    await Promise.all([wantPrograms(ORACLES), wantRabbitmq(), buildOnce()]);
    return {};
  }),
  tier('flow', async () => {
    await Promise.all([wantPrograms([['curl', 'curl']]), buildOnce()]);
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

/** @typedef {[import('../machine/packages.mjs').Wish, string]} Program what to install, and the command it brings */

/** Programs not written here that the conformance tests compare with. @type {Program[]} */
const ORACLES = [
  ['xmlsec', 'xmlsec1'],
  ['libxml', 'xmllint'],
  ['qpdf', 'qpdf'],
  ['poppler', 'pdftotext'],
  ['zbar', 'zbarimg'],
  ['unzip', 'unzip'],
  ['jq', 'jq'],
];

/**
 * Installs programs that are missing; where they are not to be had, the tests that need them skip, and say so.
 * @param {Program[]} programs
 */
async function wantPrograms(programs) {
  const missing = programs.filter(([, command]) => !onPath(command)).map(([wish]) => wish);
  if (missing.length > 0) await want(missing);
}

/** One test has servers of its own, which it kills. */
async function wantRabbitmq() {
  if (findRabbitmq() === null) await want(['rabbitmq']);
}

/** @param {import('../machine/packages.mjs').Wish[]} wishes */
async function want(wishes) {
  const log = progress('programs');
  const problem = await installPackages(wishes, { log });
  if (problem) log(`${problem}; tests that need it say that they skip`);
}

/** The page is looked at in a real browser; without one those tests skip, and say so. */
async function wantBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  if (process.env.AKKOORD_CHROMIUM || names.some((name) => onPath(name))) return;
  await want(['chromium']);
}
