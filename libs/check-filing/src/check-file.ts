import { createHash } from 'node:crypto';
import { explainInOneLine, shownOmzetbelastingNumber, periodKey, type IsoDate, type Surroundings } from '@akkoord/tax';
import { allFindings, examineFiling, type Filing, type Finding } from '@akkoord/xbrl';
import { besides } from './besides.js';

/** A file as it was read. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is told of one file; the number of the taxpayer is masked where it holds a BSN. */
export interface FileReport {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  /** `refused` when a finding refuses, `warned` when one warns, else `good`. */
  readonly verdict: 'good' | 'warned' | 'refused';
  readonly filing?: FilingReport;
  readonly findings: readonly Finding[];
}

/** What the file says, when it could be read. */
export interface FilingReport {
  readonly kind: Filing['kind'];
  readonly taxonomy: string;
  readonly taxpayer: string;
  readonly period: string;
  /** Whole euros. */
  readonly totals: Readonly<Record<string, number>>;
  readonly inOneLine: { readonly nl: string; readonly en: string };
}

/** Checks files together: a return is compared with the ICP statement or the previous return that lies beside it. */
export async function checkFiles(files: readonly GivenFile[], today: IsoDate): Promise<FileReport[]> {
  const examined = await Promise.all(
    files.map(async ({ name, bytes }) => ({ name, bytes, ...(await examineFiling(bytes, { fileName: name })) })),
  );
  const readable = examined.flatMap(({ filing }) => (filing ? [filing] : []));
  return examined.map(({ name, bytes, filing, findings }) => {
    const surroundings = filing && besides(filing, readable, today);
    const all = filing && surroundings ? allFindings(filing, surroundings, findings) : findings;
    return {
      file: name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      verdict: verdictOf(all),
      ...(filing && surroundings ? { filing: filingReport(filing, surroundings) } : {}),
      findings: all,
    };
  });
}

function verdictOf(findings: readonly Finding[]): FileReport['verdict'] {
  if (findings.some(({ severity }) => severity === 'refuse')) return 'refused';
  return findings.some(({ severity }) => severity === 'warn') ? 'warned' : 'good';
}

function filingReport(filing: Filing, surroundings: Surroundings): FilingReport {
  return {
    kind: filing.kind,
    taxonomy: filing.taxonomy,
    taxpayer: shownOmzetbelastingNumber(filing.taxpayer),
    period: periodKey(filing.period),
    totals: totalsOf(filing),
    inOneLine: explainInOneLine(filing, surroundings),
  };
}

function totalsOf(filing: Filing): Record<string, number> {
  switch (filing.kind) {
    case 'vat-return': {
      const { '5a': due = 0, '5b': input = 0, total = 0 } = filing.figures;
      return { '5a': due, '5b': input, total };
    }
    case 'supplement':
      return { ...filing.supplement };
    case 'icp-statement':
      return { ...filing.totals };
    default:
      return filing satisfies never;
  }
}
