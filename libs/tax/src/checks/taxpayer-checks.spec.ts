import { describe, expect, it } from '@jest/globals';
import { aVatReturn, COMPANY, SOLE_TRADER, surroundings } from '../testing/sample-filings.js';
import { parsePeriod } from '../periods/period.js';
import type { OmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import { figuresFromCents } from '../figures/rounding.js';
import type { CheckedVatReturn } from './checked-filing.js';
import { checkFiling } from './check-filing.js';
import type { Surroundings } from './surroundings.js';

const of = (overrides: Partial<CheckedVatReturn>, around: Partial<Surroundings> = {}) =>
  checkFiling(aVatReturn('2026-Q3', undefined, overrides), surroundings(around));
const codes = (...given: Parameters<typeof of>) => of(...given).map(({ code }) => code);

describe('the taxpayer', () => {
  it('is noted to be a person, without the number', () => {
    const findings = of({ taxpayer: SOLE_TRADER });
    expect(findings).toMatchObject([{ code: 'CHECK_TAXPAYER_IS_PERSON', severity: 'note' }]);
    expect(JSON.stringify(findings)).not.toContain('123456782');
  });

  it('is refused with a number that cannot be, or a btw-id', () => {
    expect(of({ taxpayer: '001000045B37' as OmzetbelastingNumber })).toMatchObject([
      { code: 'CHECK_TAXPAYER_NUMBER', severity: 'refuse', details: { reason: 'VAT_NUMBER_CHECK' } },
    ]);
    expect(of({ taxpayer: '000099998B57' as OmzetbelastingNumber })).toMatchObject([
      { details: { reason: 'VAT_NUMBER_IS_VAT_ID' } },
    ]);
  });

  it('and the rest must be what the sender stated', () => {
    const stated = { kind: 'vat-return', taxpayer: `NL${COMPANY}`, period: parsePeriod('2026-Q3') } as const;
    expect(codes({}, { stated })).toEqual([]);
    expect(codes({}, { stated: { kind: 'supplement' } })).toEqual(['CHECK_STATED_KIND_DIFFERS']);
    expect(codes({}, { stated: { taxpayer: SOLE_TRADER } })).toEqual(['CHECK_STATED_TAXPAYER_DIFFERS']);
    expect(codes({}, { stated: { period: parsePeriod('2026-09') } })).toEqual(['CHECK_STATED_PERIOD_DIFFERS']);
  });
});

describe('rounding', () => {
  const { figures, rounding } = figuresFromCents({ '1a.turnover': 10_000_099, '1a.tax': 2_100_020, '5b': 900_010 });

  it('in favour is noted with what it saves', () => {
    const [finding, ...rest] = of({ figures }, { rounding });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: 'CHECK_ROUNDED_IN_FAVOUR', severity: 'note', details: { boxes: 3 } });
    expect(finding?.messages.nl).toContain('scheelt u € 1,10.');
  });

  it('of exact euros is nothing', () => {
    expect(codes({}, { rounding: [] })).toEqual([]);
  });

  it('that the return does not follow is warned about', () => {
    const other = aVatReturn('2026-Q3', { ...figures, '5b': 9_000 }).figures;
    expect(codes({ figures: other }, { rounding })).toEqual(['CHECK_ROUNDED_OTHERWISE', 'CHECK_ROUNDED_IN_FAVOUR']);
  });
});
