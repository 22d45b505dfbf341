import { parseOmzetbelastingNumber, parsePeriod, type BoxFigures } from '@akkoord/tax';
import type { FilingCommon, IcpStatementFiling, SupplementFiling, VatReturnFiling } from '@akkoord/xbrl';

const COMMON: Omit<FilingCommon, 'kind'> = {
  taxonomy: 'NT20',
  year: 2026,
  entryPoint: 'test',
  taxpayer: parseOmzetbelastingNumber('001000044B37'),
  period: parsePeriod('2026-Q3'),
  header: {},
  otherFacts: [],
  findings: [],
  sha256: '0'.repeat(64),
  size: 1,
};

/** A VAT return over 2026-Q3 that fits `aVatReturnExplanation`: 5a 21.812, 5b 9.467, total 12.345; figures can be replaced. */
export function aVatReturn(figures: BoxFigures = { '5a': 21_812, '5b': 9_467, total: 12_345 }): VatReturnFiling {
  return { ...COMMON, kind: 'vat-return', figures };
}

/** A supplement: new 12.000, already declared 10.000, difference 2.000. */
export function aSupplement(): SupplementFiling {
  const supplement = { totalNew: 12_000, totalOld: 10_000, difference: 2_000 };
  return { ...COMMON, kind: 'supplement', figures: { '5a': 21_000, '5b': 9_000 }, supplement };
}

/** An ICP statement: goods 7.000, services -200, total 6.800. */
export function anIcpStatement(): IcpStatementFiling {
  const customer = { country: 'BE', vatNumber: '0477472701', correction: false } as const;
  return {
    ...COMMON,
    kind: 'icp-statement',
    lines: [
      { ...customer, supply: 'goods', amount: 7_000 },
      { ...customer, supply: 'services', amount: -200 },
    ],
    totals: { goods: 7_000, services: -200, triangular: 0, corrections: 0, total: 6_800, customers: 1 },
  };
}
