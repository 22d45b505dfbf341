import { FILING_STATUS_NAMES, isAllowed, type FilingSummary } from '@akkoord/contracts';
import { filingDeadline } from '@akkoord/tax';
import type { VisibleFiling } from './filing-queries.js';

/** A filing that found no organisation yet is shown to the office under this name. */
const UNMATCHED = { organisationId: '00000000-0000-0000-0000-000000000000', name: '–' };
const [OFFICE_REVIEW, AWAITING_APPROVAL] = [25, 30];

/** A filing as a line in a list. */
export function summaryOf(filing: VisibleFiling): FilingSummary {
  const { filingId, facts, status } = filing;
  const { nl, en } = FILING_STATUS_NAMES[status];
  const dueDate = filingDeadline(facts.period, facts.kind, facts.residence);
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
    canDecide: canDecide(filing),
    changedAt: filing.changedAt.toISOString(),
  };
}

/** Whether this person has something to decide here, as far as the portal knows; the workflow alone judges. */
function canDecide({ status, roles, progress, contactId, employeeId }: VisibleFiling): boolean {
  const action = status === OFFICE_REVIEW ? 'review' : 'approve';
  if ((status !== OFFICE_REVIEW && status !== AWAITING_APPROVAL) || !isAllowed(action, roles)) return false;
  const me = contactId ?? employeeId;
  const cannot = [...(progress?.grantedBy ?? []), ...(progress?.barred ?? [])];
  return !cannot.some((actor) => (actor.contactId ?? actor.employeeId) === me);
}
