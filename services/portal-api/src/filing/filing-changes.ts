import {
  ApprovalRejected,
  FilingAccepted,
  FilingApproved,
  FilingRefused,
  FilingRegistered,
  FilingSendFailed,
  FilingSent,
  FilingUnmatched,
  type ApprovalRequested,
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
  if (event instanceof FilingUnmatched) return { unmatched: { reason: event.reason } };
  if (event instanceof ApprovalRejected) {
    return { rejection: { ...event.reason, contactId: event.contactId } };
  }
  if (event instanceof FilingApproved) {
    return event.approvedByContactId ? { approval: { contactId: event.approvedByContactId } } : undefined;
  }
  if (event instanceof FilingSent) {
    const { kenmerk, aanleverkenmerk, deliveredAt } = event;
    return { sent: { kenmerk, aanleverkenmerk, deliveredAt } };
  }
  if (event instanceof FilingSendFailed) {
    const { code, message, attempt, nextAttemptAt } = event;
    return { sendError: { code, message, attempt, nextAttemptAt } };
  }
  if (event instanceof FilingAccepted) {
    return { accepted: { kenmerk: event.kenmerk, authorityStatuses: event.authorityStatuses } };
  }
  if (event instanceof FilingRefused) {
    const { kenmerk, code, message, authorityStatuses } = event;
    return { refused: { kenmerk, code, message, authorityStatuses } };
  }
  return undefined;
}
