import { formatEuros } from '@akkoord/tax';
import type { FileReport, FilingReport } from './check-file.js';

/** Language of the output. */
export type Language = 'nl' | 'en';

const WORDS = {
  nl: {
    kinds: { 'vat-return': 'btw-aangifte', 'icp-statement': 'opgaaf ICP', supplement: 'suppletie' },
    verdicts: { good: 'IN ORDE', warned: 'MET WAARSCHUWINGEN', refused: 'FOUT' },
    severities: { refuse: 'fout', warn: 'let op', note: 'ter info' },
    rows: ['Soort', 'Taxonomie', 'Belastingplichtige', 'Tijdvak', 'Totalen', 'In het kort', 'SHA-256'],
    totals: {
      total: 'totaal',
      totalNew: 'nieuw',
      totalOld: 'al aangegeven',
      difference: 'verschil',
      goods: 'goederen',
      services: 'diensten',
      triangular: 'ABC',
      corrections: 'correcties',
      customers: 'afnemers',
    },
    nothing: 'Geen opmerkingen.',
  },
  en: {
    kinds: { 'vat-return': 'VAT return', 'icp-statement': 'ICP statement', supplement: 'supplement' },
    verdicts: { good: 'GOOD', warned: 'WITH WARNINGS', refused: 'WRONG' },
    severities: { refuse: 'wrong', warn: 'look', note: 'note' },
    rows: ['Kind', 'Taxonomy', 'Taxpayer', 'Period', 'Totals', 'In short', 'SHA-256'],
    totals: {
      total: 'total',
      totalNew: 'new',
      totalOld: 'already declared',
      difference: 'difference',
      goods: 'goods',
      services: 'services',
      triangular: 'triangular',
      corrections: 'corrections',
      customers: 'customers',
    },
    nothing: 'Nothing to remark.',
  },
} as const;

/** A report as text for a terminal, plain lines without colour. */
export function renderReport({ file, sha256, verdict, filing, findings }: FileReport, language: Language): string {
  const words = WORDS[language];
  const facts = filing ? factsOf(filing, language) : [];
  const rows = [...facts, [words.rows[6], sha256] as const];
  const width = Math.max(...words.rows.map((name) => name.length)) + 2;
  return [
    `${file}: ${words.verdicts[verdict]}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`),
    ...(findings.length === 0 ? [`  ${words.nothing}`] : []),
    ...findings.map(
      ({ code, severity, messages, details }) =>
        `  ${words.severities[severity].padEnd(width)}${code}${placeOf(details)}\n  ${' '.repeat(width)}${messages[language]}`,
    ),
  ].join('\n');
}

function factsOf(filing: FilingReport, language: Language): (readonly [string, string])[] {
  const { rows, kinds, totals } = WORDS[language];
  const names: Readonly<Record<string, string>> = totals;
  const amounts = Object.entries(filing.totals).map(([name, amount]) =>
    name === 'customers' ? `${names[name]} ${amount}` : `${names[name] ?? name} ${formatEuros(amount)[language]}`,
  );
  return [
    [rows[0], kinds[filing.kind]],
    [rows[1], filing.taxonomy],
    [rows[2], filing.taxpayer],
    [rows[3], filing.period],
    [rows[4], amounts.join(', ')],
    [rows[5], filing.inOneLine[language]],
  ];
}

/** ` (box 5a, line 3)`. */
function placeOf(details: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
