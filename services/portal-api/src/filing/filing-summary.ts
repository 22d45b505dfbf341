import { FILING_STATUS_NAMES, isAllowed, type FilingSummary } from '@akkoord/contracts';
import { filingDeadline } from '@akkoord/tax';
import type { VisibleFiling } from './filing-queries.js';

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
    canDecide: status === AWAITING_APPROVAL && isAllowed('approve', filing.roles),
    changedAt: filing.changedAt.toISOString(),
  };
}
