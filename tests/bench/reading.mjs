// What reading and checking costs: an OB return, and an ICP statement of 10,000 customers. Needs a build; `node --expose-gc tests/bench/reading.mjs`.
import { euVatNumberProblem, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { allFindings, readFiling, validateInstance, writeIcpStatement, writeVatReturn } from '@akkoord/xbrl';

const LINES = 10_000;
const ROUNDS = 15;

const header = {
  contactInitials: 'J',
  contactSurname: 'Voorbeeld',
  contactTelephoneNumber: '0101234567',
  messageReference: 'BENCH-1',
  softwarePackageName: 'Bench',
  softwarePackageVersion: '1.0',
  softwareVendorAccountNumber: 'SWO00000',
};
const about = {
  taxpayer: parseOmzetbelastingNumber('001000044B37'),
  period: parsePeriod('2026-Q3'),
  now: new Date('2026-10-15T08:30:00Z'),
};
const vatReturn = writeVatReturn({
  ...about,
  header: { ...header, contactType: 'BPL' },
  figures: { '1a.turnover': 100_000, '1a.tax': 21_000, '5b': 9_000 },
});
// German numbers whose check digit is right, as those of real customers are.
/** @type {string[]} */
const customers = [];
for (let number = 100_000_000; customers.length < LINES; number += 1) {
  if (euVatNumberProblem('DE', String(number)) === undefined) customers.push(String(number));
}
const icpOf = (/** @type {string} */ period) =>
  writeIcpStatement({
    ...about,
    period: parsePeriod(period),
    header,
    lines: customers.map((vatNumber, index) => ({
      country: 'DE',
      vatNumber,
      supply: 'goods',
      correction: false,
      amount: index + 1,
    })),
  });
const [icp, icpTuples] = [icpOf('2026-Q3'), icpOf('2025-Q3')];

/** Reads an instance and runs every check on it. @param {Buffer} bytes */
function readAndCheck(bytes) {
  const filing = readFiling(bytes);
  return { filing, findings: allFindings(filing, { today: '2026-10-15' }) };
}

/**
 * Milliseconds of one call: the median of many rounds, for others use this machine too.
 * @param {number} calls
 * @param {() => unknown} work
 */
async function time(calls, work) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    for (let call = 0; call < calls; call++) await work();
    rounds.push((performance.now() - began) / calls);
  }
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
}

/**
 * Most memory above what there was before, MB, looked at while and after the work. The collector runs before, where it may.
 * @param {() => unknown} work
 */
async function memory(work) {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const took = await work();
  const after = process.memoryUsage();
  globalThis.gc?.();
  const kept = process.memoryUsage();
  if (took === undefined) throw new Error('nothing was read');
  const mb = (/** @type {number} */ bytes) => Math.round(bytes / 1e5) / 10;
  return {
    peak: mb(after.rss - before.rss),
    kept: mb(kept.heapUsed + kept.external - before.heapUsed - before.external),
  };
}

const icpMemory = await memory(() => readAndCheck(icp));
const rows = {
  [`OB return, ${vatReturn.length} bytes: read and checked`]: { ms: await time(200, () => readAndCheck(vatReturn)) },
  'OB return: validated against the schema': { ms: await time(200, () => validateInstance(vatReturn)) },
  [`ICP of ${LINES} lines, dimensions, ${(icp.length / 1e6).toFixed(1)} MB: read and checked`]: {
    ms: await time(1, () => readAndCheck(icp)),
    ...icpMemory,
  },
  [`ICP of ${LINES} lines, tuples, ${(icpTuples.length / 1e6).toFixed(1)} MB: read and checked`]: {
    ms: await time(1, () => readAndCheck(icpTuples)),
  },
  'ICP, dimensions: validated against the schema': {
    ...(await memory(() => validateInstance(icp))),
    ms: await time(1, () => validateInstance(icp)),
  },
};
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, { ms, ...rest }]) => [name, { ms: Number(ms.toFixed(3)), ...rest }]),
  ),
);
