import { FILING_STATUS_NAMES, type FilingSummary, type FilingView } from '@akkoord/contracts';
import { filingDeadline } from '@akkoord/tax';
import type { ShownDocument } from '../document/show-document.js';
import type { VisibleFiling } from './filing-queries.js';
import { historyOf } from './filing.js';

/** A filing that found no organisation yet is shown to the office under this name. */
const UNMATCHED = { organisationId: '00000000-0000-0000-0000-000000000000', name: '–' };
const AWAITING_APPROVAL = 30;

/** A filing as a line in a list. */
export function summaryOf(filing: VisibleFiling): FilingSummary {
  const { filingId, facts, status } = filing;
  const { nl, en } = FILING_STATUS_NAMES[status];
  const dueDate = filingDeadline(facts.period, facts.kind);
  return {
    filingId,
    kind: facts.kind,
    organisation: filing.organisation ?? UNMATCHED,
    period: facts.period,
    status,
    statusNl: nl,
    statusEn: en,
    ...(facts.totalEuros === undefined ? {} : { totalEuros: facts.totalEuros }),
    ...(dueDate ? { dueDate } : {}),
    canDecide: status === AWAITING_APPROVAL && filing.isApprover,
    changedAt: filing.changedAt.toISOString(),
  };
}

/** A filing with what its document says. */
export function viewOf(filing: VisibleFiling, shown: ShownDocument): FilingView {
  const { decidedBy } = filing;
  return {
    ...summaryOf(filing),
    documentSha256: filing.facts.document.sha256,
    boxes: shown.boxes,
    ...(shown.payment ? { payment: shown.payment } : {}),
    summaryNl: shown.summary.nl,
    summaryEn: shown.summary.en,
    history: historyOf(filing.steps),
    details: {
      ...filing.details,
      ...(decidedBy === null ? {} : { decidedBy }),
      ...(shown.totals ? { totals: shown.totals } : {}),
    },
  };
}
