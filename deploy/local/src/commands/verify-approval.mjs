import { join, resolve } from 'node:path';
import { ROOT } from '../layout.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

/** Options whose value is a file, unless it is an address or the id of a key. */
const FILE_OPTIONS = ['--document', '--key', '--anchors'];

/**
 * Checks an approval certificate: `npm run verify-approval -- certificate.json`, or `npx akkoord-verify certificate.json`. What is built
 * first is told on standard error, so that standard output is the report alone.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build((line) => console.error(line));
  const program = join(ROOT, 'libs', 'verify-approval', 'dist', 'main.js');
  return runNode([program, ...args.map(fromWhereItWasTyped)], { limitMs: 10 * 60_000 });
}

/** Paths are meant from the folder the command was typed in; npm moves to the root first. @param {string} arg @param {number} index @param {string[]} all */
function fromWhereItWasTyped(arg, index, all) {
  const place = (/** @type {string} */ path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const isPath = (/** @type {string} */ value) => !/^(https?:.*|[0-9a-f]{64})$/i.test(value);
  const [name = '', value] = arg.split(/=(.*)/s);
  if (FILE_OPTIONS.includes(name) && value !== undefined) return isPath(value) ? `${name}=${place(value)}` : arg;
  const before = all[index - 1] ?? '';
  if (FILE_OPTIONS.includes(before)) return isPath(arg) ? place(arg) : arg;
  return arg.startsWith('-') || before === '--language' ? arg : place(arg);
}
