import type { CheckedFiling } from '../checks/checked-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { FILING_KINDS } from '../filing-kinds.js';
import { holdsBsn, maskOmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import { periodLabel } from '../periods/period-label.js';
import type { Messages } from '../tax.errors.js';
import { explainIcpStatement } from './explain-icp-statement.js';
import { explainSupplement } from './explain-supplement.js';
import { explainVatReturn } from './explain-vat-return.js';
import type { ExplainedParts } from './explained-parts.js';
import type { FilingExplanation } from './filing-explanation.js';

/** The one account of a filing in plain Dutch and English: same filing and surroundings, same words. `name` is that of the taxpayer, where known. */
export function explainFiling(
  filing: CheckedFiling,
  surroundings: Surroundings,
  { name }: { readonly name?: string } = {},
): FilingExplanation {
  const { kind, taxpayer, period } = filing;
  return {
    kind,
    title: filingTitle(filing),
    taxpayer: { number: holdsBsn(taxpayer) ? maskOmzetbelastingNumber(taxpayer) : taxpayer, ...(name && { name }) },
    period: periodLabel(period),
    ...partsOf(filing, surroundings),
  };
}

/** `Btw-aangifte 3e kwartaal 2026`. */
export function filingTitle({ kind, period }: Pick<CheckedFiling, 'kind' | 'period'>): Messages {
  const [name, label] = [FILING_KINDS[kind].name, periodLabel(period)];
  return { nl: `${name.nl} ${label.nl}`, en: `${name.en} ${label.en}` };
}

function partsOf(filing: CheckedFiling, surroundings: Surroundings): ExplainedParts {
  switch (filing.kind) {
    case 'vat-return':
      return explainVatReturn(filing, surroundings);
    case 'supplement':
      return explainSupplement(filing, surroundings);
    case 'icp-statement':
      return explainIcpStatement(filing, surroundings);
    default:
      return filing satisfies never;
  }
}
