import { join, resolve } from 'node:path';
import { ROOT } from '../layout.mjs';
import { build } from '../setup/build.mjs';
import { runNode } from '../test/jest-tier.mjs';

/**
 * Checks finished filings: `npm run check-filing -- FILE…`, or `npx akkoord-check FILE…`. What is built first is told on standard error, so
 * that standard output is the report alone.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await build((line) => console.error(line));
  const program = join(ROOT, 'libs', 'check-filing', 'dist', 'main.js');
  return runNode([program, ...args.map(fromWhereItWasTyped)], { limitMs: 10 * 60_000 });
}

/** Paths are meant from the folder the command was typed in; npm moves to the root first. @param {string} arg */
function fromWhereItWasTyped(arg) {
  return arg.startsWith('-') || /^(nl|en|\d{4}-\d{2}-\d{2})$/.test(arg)
    ? arg
    : resolve(process.env.INIT_CWD ?? process.cwd(), arg);
}
