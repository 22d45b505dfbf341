import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CheckedFiling } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { explanationText } from '../testing/explanation-text.js';
import {
  aSupplement,
  anIcpLine,
  anIcpStatement,
  aVatReturn,
  SOLE_TRADER,
  surroundings,
} from '../testing/sample-filings.js';
import { explainFiling } from './explain-filing.js';
import { explainInOneLine } from './explain-in-one-line.js';

// Texts a person can review. AKKOORD_WRITE_GOLDEN=1 writes them anew; the difference is for review.
const FOLDER = join(import.meta.dirname, 'golden');
const rewrite = process.env['AKKOORD_WRITE_GOLDEN'] === '1';

const shop = {
  '1a.turnover': 80_000,
  '1a.tax': 16_800,
  '1b.turnover': 12_000,
  '1b.tax': 1_080,
  '3b.turnover': 5_000,
  '4b.turnover': 2_000,
  '4b.tax': 420,
  '5b': 15_140,
} as const;
const lines = [
  anIcpLine({ country: 'DE', vatNumber: '136695976', amount: 6_000 }),
  anIcpLine({ amount: 4_000 }),
  anIcpLine({ supply: 'services', amount: 1_500 }),
  anIcpLine({ country: 'FR', vatNumber: '83404833048', supply: 'triangular', amount: 2_500 }),
  anIcpLine({ country: 'DE', vatNumber: '136695976', correction: true, amount: -250 }),
];

interface Golden {
  readonly filing: CheckedFiling;
  readonly around?: Partial<Surroundings>;
  readonly name?: string;
}

const GOLDEN: Readonly<Record<string, Golden>> = {
  'return-pay': {
    filing: aVatReturn('2026-Q3', { ...shop, '1a.turnover': 86_500, '1a.tax': 18_165, '5b': 15_455 }),
    around: {
      previous: aVatReturn('2026-Q2', shop),
      lastYear: aVatReturn('2025-Q3', { '1a.turnover': 70_000, '1a.tax': 14_700, '5b': 15_000 }),
      icpStatements: [anIcpStatement('2026-Q3', [anIcpLine({ amount: 5_001 })])],
    },
    name: 'Bakkerij Vrolijk & Zonen B.V.',
  },
  'return-pay-first': {
    filing: aVatReturn('2026-07', shop, { taxpayer: SOLE_TRADER }),
    around: { today: '2026-08-05' },
  },
  'return-pay-late': {
    filing: aVatReturn(),
    around: { today: '2026-11-03', previous: aVatReturn('2026-Q2', { '5b': 300 }) },
  },
  'return-refund': {
    filing: aVatReturn('2026-Q3', { ...shop, '5b': 21_300 }),
    around: { previous: aVatReturn('2026-Q2', shop), today: '2026-09-20' },
  },
  'return-nil-year': {
    filing: aVatReturn('2025', {}),
    around: { today: '2026-02-01', previous: aVatReturn('2024', {}) },
  },
  'icp-statement': {
    filing: anIcpStatement('2026-Q3', lines),
    around: {
      previous: anIcpStatement('2026-Q2', lines.slice(1, 3)),
      vatReturns: [aVatReturn('2026-Q3', { '3b.turnover': 13_752 })],
    },
  },
  'icp-statement-first': { filing: anIcpStatement('2026-09', lines.slice(0, 1)) },
  'supplement-pay': {
    filing: aSupplement(),
    around: { vatReturns: [aVatReturn('2026-Q1')], supplements: [], discovered: '2026-09-01' },
    name: 'Bakkerij Vrolijk & Zonen B.V.',
  },
  'supplement-pay-late': {
    filing: aSupplement('2024-Q2'),
    around: { vatReturns: [aVatReturn('2024-Q2')], supplements: [], discovered: '2026-06-01' },
  },
  'supplement-refund': {
    filing: aSupplement('2025', { '1a.turnover': 400_000, '1a.tax': 84_000, '5b': 40_000 }, 48_000),
  },
};

describe('explanations', () => {
  for (const [name, { filing, around, name: taxpayer }] of Object.entries(GOLDEN))
    for (const language of ['nl', 'en'] as const)
      it(`${name} in ${language} read as reviewed`, () => {
        const known = surroundings(around);
        const explanation = explainFiling(filing, known, taxpayer === undefined ? {} : { name: taxpayer });
        const text = `${explainInOneLine(filing, known)[language]}\n\n${explanationText(explanation, language)}`;
        const file = join(FOLDER, `${name}.${language}.txt`);
        if (rewrite) writeFileSync(file, text);
        expect(existsSync(file)).toBe(true);
        expect(text).toBe(readFileSync(file, 'utf8'));
      });

  it('have no text that belongs to none', () => {
    const known = new Set(Object.keys(GOLDEN).flatMap((name) => [`${name}.nl.txt`, `${name}.en.txt`]));
    expect(readdirSync(FOLDER).filter((file) => !known.has(file))).toEqual([]);
  });
});
