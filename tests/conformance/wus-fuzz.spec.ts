// The full run gives both parsers a minute of damaged messages (AKKOORD_FULL); otherwise a few, and a seed of today's makes each run another.
import { expect, it } from '@jest/globals';
import { fuzzParsers } from '../../libs/wus/src/testing/fuzz-parsers.js';

const isFull = Boolean(process.env['AKKOORD_FULL']);

it('no damaged message ends in a crash, a hang or a belief that is wrong', async () => {
  const seed = Number(process.env['AKKOORD_SEED'] ?? Date.now() % 1_000_000);
  const report = await fuzzParsers(isFull ? { seconds: 60, seed } : { cases: 3_000, seed });
  console.log(`fuzzing both parsers, seed ${seed}: ${JSON.stringify(report, undefined, 1)}`);
  expect(report.refused + report.faults + report.unharmed).toBe(report.cases);
  expect(report.refused).toBeGreaterThan(report.cases / 2);
});
