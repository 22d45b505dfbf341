import { expect, it } from '@jest/globals';
import { fuzzParsers } from './fuzz-parsers.js';

it('whatever happens to a message on its way, it is refused or still says what it said', async () => {
  const report = await fuzzParsers({ cases: 4_000, seed: 20261122 });
  expect(report.cases).toBe(4_000);
  expect(report.refused + report.faults + report.unharmed).toBe(4_000);
  // The changes must reach far enough to try the signature, not only the XML.
  expect(report.codes).toMatchObject({
    WUS_NOT_WELL_FORMED: expect.any(Number),
    WUS_TRUNCATED: expect.any(Number),
    WUS_DIGEST: expect.any(Number),
    WUS_SIGNATURE_VALUE: expect.any(Number),
    WUS_SIGNATURE_SHAPE: expect.any(Number),
  });
});
