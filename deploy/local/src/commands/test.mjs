import { PARTS } from '../test/parts.mjs';

/** @typedef {{ name: string, seconds: number, count: import('../test/jest-tier.mjs').Count }} Outcome */

/**
 * Runs all parts, or those that are named; what else is given goes to Jest. Ends with the line `N passed, N failed`.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const { parts, rest } = choose(args);
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const { name, run: runPart } of parts) {
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
    const begin = Date.now();
    const count = await runPart(rest).catch((error) => {
      console.error(error instanceof Error ? error.message : String(error));
      return { passed: 0, failed: 1, skipped: 0 };
    });
    const seconds = (Date.now() - begin) / 1000;
    outcomes.push({ name, seconds, count });
    console.log(`${count.failed === 0 ? '✓' : '✗'} ${name}: ${describe(count)} in ${seconds.toFixed(1)} s`);
  }
  return conclude(outcomes);
}

/** @param {string[]} args */
function choose(args) {
  const names = new Set(PARTS.map(({ name }) => name));
  const named = args.filter((arg) => names.has(arg));
  const rest = args.filter((arg) => !names.has(arg) && arg !== '--yes');
  return { parts: PARTS.filter(({ name }) => named.length === 0 || named.includes(name)), rest };
}

/**
 * @param {Outcome[]} outcomes
 * @returns {number} exit status
 */
function conclude(outcomes) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    outcomes.reduce((total, { count }) => total + count[key], 0);
  console.log(
    `\n${'part'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(9)}`,
  );
  for (const { name, seconds, count } of outcomes) {
    const numbers = [count.passed, count.failed].map((number) => String(number).padStart(8)).join('');
    console.log(`${name.padEnd(14)}${numbers}${String(count.skipped).padStart(9)}${seconds.toFixed(1).padStart(9)}`);
  }
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

/** @param {import('../test/jest-tier.mjs').Count} count */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
