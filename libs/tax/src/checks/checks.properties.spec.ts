import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BOXES, type BoxKey } from '../figures/boxes.js';
import { figuresFromCents } from '../figures/rounding.js';
import { parsePeriod, periodKey, shiftPeriod } from '../periods/period.js';
import {
  aSupplement,
  anIcpStatement,
  aVatReturn,
  COMPANY,
  SOLE_TRADER,
  surroundings,
} from '../testing/sample-filings.js';
import { CHECKS } from './checks.js';
import { checkFiling } from './check-filing.js';
import type { CheckedFiling, CheckedIcpLine } from './checked-filing.js';
import type { Surroundings } from './surroundings.js';

/** Boxes a person fills in: all but the sums and the box of old forms. */
const ENTERED_BOXES = BOXES.map(({ key }) => key).filter((key) => !['5a', '5d', 'total'].includes(key));
const figureBoxes = fc.dictionary(
  fc.constantFrom(...ENTERED_BOXES),
  fc.integer({ min: -99_999_999, max: 99_999_999 }),
) as fc.Arbitrary<Partial<Record<BoxKey, number>>>;
/** Months, quarters, years and rows of months around 2026. */
const periods = fc
  .tuple(
    fc.constantFrom('2021', '2023-Q4', '2026-Q3', '2026-Q3', '2026-07', '2026-07-01/2026-08-31'),
    fc.integer({ min: -4, max: 4 }),
  )
  .map(([text, shift]) => periodKey(shiftPeriod(parsePeriod(text), shift)));
const KEYS = BOXES.map(({ key }) => key);
const SUMMED = KEYS.filter((key) => key.endsWith('.tax') || key === '5a' || key === '5b' || key === 'total');
const amount = fc.integer({ min: -99_999_999, max: 99_999_999 });
const anyBoxes = fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), amount);
const text = fc.oneof(fc.constantFrom('BE', 'DE', 'NL', 'XI', 'GB', '136695976'), fc.string());
const line: fc.Arbitrary<CheckedIcpLine> = fc.record({
  country: text,
  vatNumber: text,
  supply: fc.constantFrom('goods', 'services', 'triangular'),
  correction: fc.boolean(),
  amount,
});
const taxpayer = fc.constantFrom(COMPANY, SOLE_TRADER);
const vatReturn = fc
  .tuple(periods, figureBoxes, taxpayer)
  .map(([at, given, who]) => aVatReturn(at, given, { taxpayer: who }));
const supplement = fc.tuple(periods, figureBoxes, amount).map(([at, given, old]) => aSupplement(at, given, old));
const icp = fc.tuple(periods, fc.array(line, { maxLength: 8 })).map(([at, lines]) => anIcpStatement(at, lines));
const broken = fc.tuple(vatReturn, anyBoxes, fc.string(), fc.string()).map(([filing, figures, start, end]) => ({
  ...filing,
  figures,
  period: start < 'M' ? { start, end } : filing.period,
}));
const filing: fc.Arbitrary<CheckedFiling> = fc.oneof(vatReturn, supplement, icp, broken);
const around: fc.Arbitrary<Surroundings> = fc.record(
  {
    today: fc.constantFrom('2020-01-01', '2026-09-23', '2026-10-15', '2032-02-29'),
    previous: filing,
    lastYear: filing,
    icpStatements: fc.array(icp, { maxLength: 3 }),
    vatReturns: fc.array(fc.oneof(vatReturn, broken), { maxLength: 3 }),
    supplements: fc.array(supplement, { maxLength: 3 }),
    discovered: fc.constantFrom('2024-12-31', '2026-08-01'),
    residence: fc.constantFrom('resident', 'non-resident'),
  },
  { requiredKeys: ['today'] },
);

describe('checks', () => {
  it('never throw, and say nothing with the number of the taxpayer in it', () => {
    fc.assert(
      fc.property(filing, around, (given, known) => {
        const said = JSON.stringify(checkFiling(given, known));
        expect(said).not.toContain(given.taxpayer.slice(0, 9));
      }),
      { numRuns: 500 },
    );
  });

  it('find only under codes that are listed, worst first', () => {
    const listed = new Map(CHECKS.map(({ code, severity }) => [code, severity]));
    const rank = { refuse: 0, warn: 1, note: 2 };
    fc.assert(
      fc.property(filing, around, (given, known) => {
        const findings = checkFiling(given, known);
        expect(findings.every(({ code, severity }) => listed.get(code) === severity)).toBe(true);
        const ranks = findings.map(({ severity }) => rank[severity]);
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });

  it('find no wrong sum in a return rounded from any cents', () => {
    const cents = fc.dictionary(
      fc.constantFrom(...ENTERED_BOXES),
      fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
    );
    fc.assert(
      fc.property(cents, (given) => {
        const { figures, rounding } = figuresFromCents(given);
        const found = checkFiling(aVatReturn('2026-Q3', {}, { figures }), surroundings({ rounding })).map(
          ({ code }) => code,
        );
        expect(found.filter((code) => code.startsWith('ARITHMETIC') || code === 'CHECK_ROUNDED_OTHERWISE')).toEqual([]);
      }),
    );
  });

  it('refuse a return or supplement in which one summed amount was changed', () => {
    const mutation = fc.record({ key: fc.constantFrom(...SUMMED), by: amount.filter((by) => by !== 0) });
    fc.assert(
      fc.property(fc.oneof(vatReturn, supplement), mutation, (given, { key, by }) => {
        if (given.kind === 'supplement' && key === 'total') return;
        const figures = { ...given.figures, [key]: (given.figures[key] ?? 0) + by };
        const refused = checkFiling({ ...given, figures }, surroundings()).filter(
          ({ severity }) => severity === 'refuse',
        );
        expect(refused.some(({ code }) => code.startsWith('ARITHMETIC'))).toBe(true);
      }),
    );
  });

  it('find every changed amount of an ICP statement that agreed with box 3b', () => {
    const lines = fc.array(line, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, amount, fc.nat(), (given, by, at) => {
        const index = at % given.length;
        const before = anIcpStatement('2026-Q3', given);
        const after = anIcpStatement(
          '2026-Q3',
          given.map((each, place) => (place === index ? { ...each, amount: each.amount + by } : each)),
        );
        const vatReturns = [aVatReturn('2026-Q3', { '3b.turnover': before.totals.total })];
        const about3b = checkFiling(after, surroundings({ vatReturns })).filter(({ code }) => /3B/.test(code));
        expect(about3b.length).toBe(by === 0 ? 0 : 1);
      }),
    );
  });

  it('have a code of their own, and a sentence in both languages', () => {
    expect(new Set(CHECKS.map(({ code }) => code)).size).toBe(CHECKS.length);
    for (const { title, source } of CHECKS) {
      expect(title.nl).toMatch(/[.?]$/);
      expect(title.en).toMatch(/[.?]$/);
      expect(source).not.toBe('');
    }
  });
});
