import {
  ApprovalCompleted,
  type ApprovalPartlyGranted,
  type ApprovalQuestionAnswered,
  type ApprovalQuestionAsked,
  ApprovalRejected,
  ApprovalRepaired,
  ApprovalRequested,
  ApprovalReviewRejected,
  ApprovalReviewRequested,
  ApprovalUndone,
  FilingAccepted,
  FilingApproved,
  FilingBlocked,
  FilingRefused,
  FilingRegistered,
  FilingSendFailed,
  FilingSent,
  FilingUnmatched,
  FilingUnmatchedWithdrawn,
  FilingWithdrawn,
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
  | ApprovalReviewRequested
  | ApprovalReviewRejected
  | ApprovalPartlyGranted
  | ApprovalCompleted
  | ApprovalUndone
  | ApprovalRepaired
  | ApprovalQuestionAsked
  | ApprovalQuestionAnswered
  | FilingWithdrawn
  | FilingUnmatchedWithdrawn
  | FilingApproved
  | SupplementBlocked
  | FilingBlocked
  | FilingSent
  | FilingSendFailed
  | FilingAccepted
  | FilingRefused;

/** What an event tells the portal. */
export function changeOf(event: FilingEvent): FilingChange {
  const { filingId } = event;
  const details = detailsOf(event);
  return {
    filingId,
    steps: 'statuses' in event ? event.statuses : [],
    ...('progress' in event && event.progress ? { progress: event.progress } : {}),
    ...('facts' in event && event.facts ? { facts: event.facts } : {}),
    ...('organisation' in event && event.organisation ? { organisation: event.organisation } : {}),
    ...(details ? { details } : {}),
  };
}

function detailsOf(event: FilingEvent): Record<string, unknown> | undefined {
  if (event instanceof FilingRegistered) return event.findings ? { findings: event.findings } : undefined;
  if (event instanceof ApprovalRequested) return event.findings ? { ruleFindings: event.findings } : undefined;
  if (event instanceof ApprovalReviewRequested) {
    return event.findings ? { reviewFindings: event.findings } : undefined;
  }
  if (event instanceof FilingUnmatched) return { unmatched: { reason: event.reason } };
  if (event instanceof ApprovalRejected) {
    return { rejection: { ...event.reason, contactId: event.contactId } };
  }
  if (event instanceof ApprovalReviewRejected) return { rejection: { ...event.reason, ...event.actor } };
  if (event instanceof ApprovalRepaired) return { rejection: null, repaired: { text: event.text ?? null } };
  if (event instanceof ApprovalCompleted) {
    const { actor, undoUntil } = event;
    return { undo: { until: undoUntil }, ...(actor.contactId ? { approval: { contactId: actor.contactId } } : {}) };
  }
  if (event instanceof ApprovalUndone) return { undo: null, approval: null };
  if (event instanceof FilingWithdrawn) {
    const { by, reason, supersededBy } = event;
    return { withdrawn: { by: by.kind, ...reason, ...(supersededBy ? { supersededBy } : {}) } };
  }
  if (event instanceof FilingUnmatchedWithdrawn) {
    const { reason, supersededBy } = event;
    return { withdrawn: { ...(reason ? { text: reason } : {}), ...(supersededBy ? { supersededBy } : {}) } };
  }
  if (event instanceof SupplementBlocked || event instanceof FilingBlocked) {
    return { blocked: { reasons: event.reasons } };
  }
  if (event instanceof FilingApproved) {
    const { approvedByContactId: contactId, mandateId } = event;
    if (mandateId) return { approval: { mandateId } };
    return contactId ? { approval: { contactId } } : undefined;
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
    const { kenmerk, authorityStatuses, confirmedBy } = event;
    return { accepted: { kenmerk, authorityStatuses, confirmedBy } };
  }
  if (event instanceof FilingRefused) {
    const { kenmerk, code, message, authorityStatuses, explanation } = event;
    return { refused: { kenmerk, code, message, authorityStatuses, explanation } };
  }
  return undefined;
}
