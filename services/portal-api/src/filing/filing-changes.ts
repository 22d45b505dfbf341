import {
  ApprovalRejected,
  ApprovalRequested,
  FilingAccepted,
  FilingApproved,
  FilingBlocked,
  FilingRefused,
  FilingRegistered,
  FilingSendFailed,
  FilingSent,
  FilingUnmatched,
  SupplementBlocked,
  type FilingMatched,
} from '@akkoord/contracts';
import type { FilingChange } from './filing.js';

/** Every event that moves a filing. */
export type FilingEvent =
  | FilingRegistered
  | FilingUnmatched
  | FilingMatched
  | ApprovalRequested
  | ApprovalRejected
  | FilingApproved
  | SupplementBlocked
  | FilingBlocked
  | FilingSent
  | FilingSendFailed
  | FilingAccepted
  | FilingRefused;

/** What an event tells the portal. */
export function changeOf(event: FilingEvent): FilingChange {
  const { filingId, statuses } = event;
  const details = detailsOf(event);
  return {
    filingId,
    steps: statuses,
    ...('facts' in event && event.facts ? { facts: event.facts } : {}),
    ...('organisation' in event && event.organisation ? { organisation: event.organisation } : {}),
    ...(details ? { details } : {}),
  };
}

function detailsOf(event: FilingEvent): Record<string, unknown> | undefined {
  if (event instanceof FilingRegistered) return event.findings ? { findings: event.findings } : undefined;
  if (event instanceof ApprovalRequested) return event.findings ? { ruleFindings: event.findings } : undefined;
  if (event instanceof FilingUnmatched) return { unmatched: { reason: event.reason } };
  if (event instanceof ApprovalRejected) {
    return { rejection: { ...event.reason, contactId: event.contactId } };
  }
  if (event instanceof SupplementBlocked || event instanceof FilingBlocked) {
    return { blocked: { reasons: event.reasons } };
  }
  if (event instanceof FilingApproved) {
    return event.approvedByContactId ? { approval: { contactId: event.approvedByContactId } } : undefined;
  }
  if (event instanceof FilingSent) {
    const { kenmerk, aanleverkenmerk, deliveredAt } = event;
    return { sent: { kenmerk, aanleverkenmerk, deliveredAt } };
  }
  if (event instanceof FilingSendFailed) {
    const { code, message, attempt, nextAttemptAt, explanation } = event;
    return { sendError: { code, message, attempt, nextAttemptAt, explanation } };
  }
  if (event instanceof FilingAccepted) {
    return { accepted: { kenmerk: event.kenmerk, authorityStatuses: event.authorityStatuses } };
  }
  if (event instanceof FilingRefused) {
    const { kenmerk, code, message, authorityStatuses, explanation } = event;
    return { refused: { kenmerk, code, message, authorityStatuses, explanation } };
  }
  return undefined;
}
