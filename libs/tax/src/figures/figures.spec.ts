import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BOXES,
  boxesOfYear,
  checkArithmetic,
  checkSupplementArithmetic,
  completeFigures,
  figuresFromCents,
  parseBoxFigures,
  roundDue,
  roundInput,
  TaxInputError,
  type BoxFigures,
} from '../index.js';

const official2021: BoxFigures = { '1a.tax': 3150, '1b.tax': 90, '5a': 3240, '5b': 0, total: 3240 };

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof TaxInputError) return `${error.code} ${error.details['box'] ?? ''}`.trim();
  }
  return 'accepted';
}

describe('boxes', () => {
  it('are in the order of the form, without 5d after 2021', () => {
    expect(
      boxesOfYear(2026)
        .map(({ key }) => key)
        .join(' '),
    ).toBe(
      '1a.turnover 1a.tax 1b.turnover 1b.tax 1c.turnover 1c.tax 1d.turnover 1d.tax 1e.turnover 2a.turnover 2a.tax ' +
        '3a.turnover 3b.turnover 3c.turnover 4a.turnover 4a.tax 4b.turnover 4b.tax 5a 5b total',
    );
    expect(boxesOfYear(2021)).toHaveLength(BOXES.length);
  });

  it.each([
    [{ '1f.tax': 1 }, 'BOX_UNKNOWN 1f.tax'],
    [{ '1a.tax': 1.5 }, 'BOX_NOT_WHOLE_EUROS 1a.tax'],
    [{ '1a.tax': '1' }, 'BOX_NOT_WHOLE_EUROS 1a.tax'],
    [{ '1a.tax': Number.NaN }, 'BOX_NOT_WHOLE_EUROS 1a.tax'],
    [{ '1a.tax': null }, 'BOX_NOT_WHOLE_EUROS 1a.tax'],
    [{ '1a.tax': 1_000_000_000 }, 'BOX_TOO_MANY_DIGITS 1a.tax'],
    [{ total: -1_000_000_000 }, 'BOX_TOO_MANY_DIGITS total'],
    [{ '1a.turnover': 10_000_000_000 }, 'BOX_TOO_MANY_DIGITS 1a.turnover'],
    [{ '1a.turnover': 9_999_999_999, '1a.tax': -999_999_999, '5a': 9_999_999_999 }, 'accepted'],
  ])('takes or refuses %j: %s', (input, outcome) => {
    expect(refusal(() => parseBoxFigures(input))).toBe(outcome);
  });
});

describe('arithmetic', () => {
  it('holds for the official sample of 2021', () => {
    expect(checkArithmetic(official2021)).toEqual([]);
  });

  it('names each sum that does not hold, tolerance 0', () => {
    expect(checkArithmetic({ ...official2021, '5a': 3241 })).toEqual([
      { code: 'ARITHMETIC_5A', box: '5a', stated: 3241, computed: 3240 },
      { code: 'ARITHMETIC_TOTAL', box: 'total', stated: 3240, computed: 3241 },
    ]);
    expect(checkArithmetic({ '1a.tax': 10 }).map(({ code }) => code)).toEqual(['ARITHMETIC_5A', 'ARITHMETIC_TOTAL']);
  });

  it('completes absent totals and refuses wrong ones', () => {
    expect(completeFigures({ '1a.tax': 294, '5b': 235 })).toEqual({ '1a.tax': 294, '5a': 294, '5b': 235, total: 59 });
    expect(completeFigures({})).toEqual({ '5a': 0, '5b': 0, total: 0 });
    expect(refusal(() => completeFigures({ '1a.tax': 294, '5a': 293 }))).toBe('ARITHMETIC_5A 5a');
    expect(refusal(() => completeFigures({ '1a.tax': 294, total: 293 }))).toBe('ARITHMETIC_TOTAL total');
  });

  it('checks a supplement: April 2025 of domain.md 7.4', () => {
    const figures = { '1a.turnover': 1250, '1a.tax': 262, '5a': 262, '5b': 0 };
    expect(checkSupplementArithmetic(figures, { totalNew: 262, totalOld: 210, difference: 52 })).toEqual([]);
    const wrong = checkSupplementArithmetic(figures, { totalNew: 261, totalOld: 210, difference: 52 });
    expect(wrong.map(({ code }) => code)).toEqual(['ARITHMETIC_SUPPLEMENT_NEW', 'ARITHMETIC_SUPPLEMENT_DIFFERENCE']);
  });
});

describe('rounding', () => {
  it('favours the taxpayer, for negative amounts too', () => {
    expect([roundDue(10020), roundDue(-10020), roundInput(10020), roundInput(-10020), roundInput(-50)]).toEqual([
      100, -101, 101, -100, 0,
    ]);
  });

  it('adds the rounded boxes up and says what changed', () => {
    const { figures, rounding } = figuresFromCents({ '1a.turnover': 125000, '1a.tax': 26250, '5b': 1001, '5a': 26250 });
    expect(figures).toEqual({ '1a.turnover': 1250, '1a.tax': 262, '5a': 262, '5b': 11, total: 251 });
    expect(rounding).toEqual([
      { box: '1a.tax', cents: 26250, euros: 262 },
      { box: '5b', cents: 1001, euros: 11 },
    ]);
  });

  it('refuses totals in cents that do not hold, fractions and unknown boxes', () => {
    expect(refusal(() => figuresFromCents({ '1a.tax': 100, '5a': 101 }))).toBe('ARITHMETIC_5A 5a');
    expect(refusal(() => figuresFromCents({ '1a.tax': 0.5 }))).toBe('CENTS_NOT_INTEGER 1a.tax');
    expect(refusal(() => figuresFromCents({ '9z': 1 }))).toBe('BOX_UNKNOWN 9z');
  });

  it('never makes the taxpayer pay more than the exact amount, and its sums hold', () => {
    const cents = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 });
    const keys = ['1a.tax', '1b.tax', '1c.tax', '1d.tax', '2a.tax', '4a.tax', '4b.tax', '5b'] as const;
    fc.assert(
      fc.property(fc.array(cents, { minLength: 8, maxLength: 8 }), (amounts) => {
        const exact = Object.fromEntries(keys.map((key, index) => [key, amounts[index]])) as BoxFigures;
        const { figures } = figuresFromCents(exact);
        const exactTotal = keys.reduce((sum, key) => sum + (key === '5b' ? -1 : 1) * (exact[key] ?? 0), 0);
        expect(checkArithmetic(figures)).toEqual([]);
        expect((figures.total ?? 0) * 100).toBeLessThanOrEqual(exactTotal);
        expect((figures.total ?? 0) * 100).toBeGreaterThan(exactTotal - 100 * keys.length);
      }),
    );
  });
});
