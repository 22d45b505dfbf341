import {
  isOmzetbelastingNumber,
  omzetbelastingNumberProblem,
  periodBetween,
  periodKind,
  TaxInputError,
  type FilingKind,
  type OmzetbelastingNumber,
  type Period,
} from '@akkoord/tax';
import type { Findings } from '../findings.js';
import type { Instance, InstanceContext } from '../instance/instance.js';
import type { Taxonomy } from '../taxonomies/taxonomy.js';

/** Identifier scheme of VAT filings: without http:// (digipoort.md 5.6). */
export const IDENTIFIER_SCHEME = 'www.belastingdienst.nl/omzetbelastingnummer';

/** Whom and which period the filing is about, the same in every context. */
export function readSubject(
  instance: Instance,
  kind: FilingKind,
  taxonomy: Taxonomy,
  findings: Findings,
): { taxpayer: OmzetbelastingNumber; period: Period } {
  const [first, ...others] = [...instance.contexts.values()];
  if (first === undefined) return findings.refuse('XBRL_CONTEXT_INVALID');
  if (others.some((other) => !sameSubject(first, other))) findings.refuse('XBRL_CONTEXTS_DIFFER');
  if (first.scheme !== IDENTIFIER_SCHEME) findings.refuse('XBRL_IDENTIFIER_SCHEME');
  return { taxpayer: readTaxpayer(first.identifier, findings), period: readPeriod(first, kind, taxonomy, findings) };
}

function sameSubject(a: InstanceContext, b: InstanceContext): boolean {
  return a.scheme === b.scheme && a.identifier === b.identifier && a.start === b.start && a.end === b.end;
}

function readTaxpayer(identifier: string, findings: Findings): OmzetbelastingNumber {
  if (isOmzetbelastingNumber(identifier)) return identifier;
  return findings.refuse('XBRL_TAXPAYER_NUMBER', {
    reason: omzetbelastingNumberProblem(identifier) ?? 'VAT_NUMBER_FORM',
  });
}

function readPeriod({ start, end }: InstanceContext, kind: FilingKind, taxonomy: Taxonomy, findings: Findings): Period {
  const period = wholePeriod(start ?? '', end ?? '', findings);
  if (kind === 'vat-return' && periodKind(period) === 'months') findings.refuse('XBRL_PERIOD_INVALID');
  const years = [period.start, period.end].map((date) => Number(date.slice(0, 4)));
  if (years.some((year) => year !== taxonomy.year)) findings.refuse('XBRL_PERIOD_YEAR', { year: taxonomy.year });
  return period;
}

function wholePeriod(start: string, end: string, findings: Findings): Period {
  try {
    return periodBetween(start, end);
  } catch (error) {
    if (error instanceof TaxInputError) return findings.refuse('XBRL_PERIOD_INVALID', { reason: error.code });
    throw error;
  }
}
