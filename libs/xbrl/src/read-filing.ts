import { hash } from 'node:crypto';
import {
  BOXES,
  checkArithmetic,
  checkSupplementArithmetic,
  TAX_ERRORS,
  type ArithmeticProblem,
  type BoxFigures,
  type FilingKind,
} from '@akkoord/tax';
import { conceptsOf } from './concepts.js';
import type { Filing, FilingCommon } from './filing.js';
import { Findings } from './findings.js';
import type { Instance } from './instance/instance.js';
import { readInstance } from './instance/read-instance.js';
import { checkPrefixes } from './instance/recommended-prefixes.js';
import { readFacts, type ReportFacts } from './interpret/read-facts.js';
import { icpTotals } from './interpret/read-icp.js';
import { readSubject } from './interpret/read-subject.js';
import type { Report } from './interpret/report.js';
import { DEFAULT_LIMITS, type ReadLimits } from './limits.js';
import { findEntryPoint, TAXONOMIES } from './taxonomies/taxonomies.js';
import type { Taxonomy } from './taxonomies/taxonomy.js';

/** Options of reading: bounds, the kind the sender stated, the taxonomy versions known, and whether sums that do not hold refuse (default) or are only reported. */
export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  readonly expectedKind?: FilingKind;
  readonly arithmetic?: 'refuse' | 'report';
  readonly taxonomies?: readonly Taxonomy[];
}

/** Reads one instance, strictly and without changing a byte; throws XbrlRefused. */
export function readFiling(bytes: Buffer, options: ReadOptions = {}): Filing {
  const findings = new Findings();
  const report = readReport(bytes, options, findings);
  const filing = assemble(report, readFacts(report), bytes, options.arithmetic === 'report');
  findings.refuseIfAny();
  return filing;
}

/** As readFiling, but where nothing else is wrong than sums, the filing is given with them; throws XbrlRefused with all findings. */
export function readDespiteSums(bytes: Buffer, options: ReadOptions): Filing {
  const findings = new Findings();
  const report = readReport(bytes, options, findings);
  const facts = readFacts(report);
  const areFactsRight = !findings.refuses();
  const filing = assemble(report, facts, bytes, options.arithmetic === 'report');
  if (!areFactsRight) findings.refuseIfAny();
  return filing;
}

function readReport(bytes: Buffer, options: ReadOptions, findings: Findings): Report {
  const { limits, expectedKind: expected, taxonomies = TAXONOMIES } = options;
  const instance = readInstance(bytes, { ...DEFAULT_LIMITS, ...limits }, findings);
  return identify(instance, expected, taxonomies, findings);
}

function identify(
  instance: Instance,
  expected: FilingKind | undefined,
  taxonomies: readonly Taxonomy[],
  findings: Findings,
): Report {
  const found = findEntryPoint(instance.schemaRef, taxonomies);
  checkPrefixes(instance, found?.taxonomy, findings);
  if (found === undefined) return findings.refuse('XBRL_ENTRY_POINT_UNKNOWN');
  const { kind, taxonomy } = found;
  if (expected !== undefined && expected !== kind) findings.refuse('XBRL_KIND_MISMATCH', { expected, found: kind });
  const subject = readSubject(instance, kind, taxonomy, findings);
  return { instance, kind, taxonomy, concepts: conceptsOf(taxonomy, kind), ...subject, findings };
}

function assemble(report: Report, facts: ReportFacts, bytes: Buffer, reportSums: boolean): Filing {
  const { kind, taxonomy, taxpayer, period, findings } = report;
  const { header, figures, otherFacts, lines } = facts;
  const common: Omit<FilingCommon, 'kind'> = {
    taxonomy: taxonomy.name,
    year: taxonomy.year,
    entryPoint: report.instance.schemaRef,
    taxpayer,
    period,
    header,
    otherFacts,
    findings: findings.all(),
    sha256: hash('sha256', bytes, 'hex'),
    size: bytes.length,
  };
  switch (kind) {
    case 'vat-return':
      addProblems(findings, checkArithmetic(figures), reportSums);
      return { ...common, kind, figures: inFormOrder(figures) };
    case 'supplement': {
      const { totalNew = 0, totalOld = 0, difference = 0 } = facts.supplement;
      const supplement = { totalNew, totalOld, difference };
      addProblems(findings, checkSupplementArithmetic(figures, supplement), reportSums);
      return { ...common, kind, figures: inFormOrder(figures), supplement };
    }
    case 'icp-statement':
      if (lines.length === 0) findings.add('XBRL_FACT_MISSING', { concept: 'SuppliesAmount' }, 'warn');
      return { ...common, kind, lines, totals: icpTotals(lines) };
    default:
      return kind satisfies never;
  }
}

function inFormOrder(figures: BoxFigures): BoxFigures {
  const ordered: BoxFigures = {};
  for (const { key } of BOXES) if (figures[key] !== undefined) ordered[key] = figures[key];
  return ordered;
}

/** Sums of stated amounts only: a missing total has its own finding. The amounts stay out of it, for findings are logged. */
function addProblems(findings: Findings, problems: readonly ArithmeticProblem[], reportSums: boolean): void {
  for (const { code, box, stated } of problems) {
    if (stated === undefined) continue;
    findings.push({ code, severity: reportSums ? 'warn' : 'refuse', messages: TAX_ERRORS[code], details: { box } });
  }
}
