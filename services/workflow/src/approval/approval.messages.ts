import { plainToInstance } from 'class-transformer';
import {
  ApprovalGranted,
  ApprovalRejected,
  ApprovalRequested,
  FilingApproved,
  FilingBlocked,
  SupplementBlocked,
  type BrokenRule,
  type FilingFinding,
} from '@akkoord/contracts';
import type { ApprovalEvent } from './approval.js';

/** What is known beside the domain event when it is published. */
export interface PublicationContext {
  readonly filingId: string;
  readonly approverContactIds?: readonly string[];
}

/** The published form of a domain event. */
export function messageOf(event: ApprovalEvent, { filingId, approverContactIds = [] }: PublicationContext): object {
  switch (event.type) {
    case 'approval-requested':
      return plainToInstance(ApprovalRequested, {
        filingId,
        statuses: event.steps,
        facts: event.facts,
        organisation: event.organisation,
        approverContactIds,
        ...(event.warnings.length > 0 ? { findings: event.warnings.map(findingOf) } : {}),
      });
    case 'filing-blocked':
      return plainToInstance<FilingBlocked, object>(
        event.facts.kind === 'supplement' ? SupplementBlocked : FilingBlocked,
        {
          filingId,
          statuses: event.steps,
          facts: event.facts,
          organisation: event.organisation,
          reasons: event.reasons,
        },
      );
    case 'approval-granted': {
      const { contactId, documentSha256, at } = event.decision;
      return plainToInstance(ApprovalGranted, { filingId, contactId, documentSha256, decidedAt: at });
    }
    case 'approval-rejected': {
      const { contactId, documentSha256, reason } = event.decision;
      return plainToInstance(ApprovalRejected, {
        filingId,
        statuses: event.steps,
        contactId,
        documentSha256,
        reason,
      });
    }
    case 'filing-approved':
      return plainToInstance(FilingApproved, {
        filingId,
        statuses: event.steps,
        facts: event.facts,
        organisation: event.organisation,
        ...(event.contactId ? { approvedByContactId: event.contactId } : {}),
      });
    default:
      return event satisfies never;
  }
}

/** A broken rule as a remark: what a person reads beside the remarks of the checks. */
const findingOf = ({ rule, code, messageNl, messageEn, blockedBy }: BrokenRule): FilingFinding => ({
  code,
  severity: 'warn',
  messageNl: messageNl.slice(0, 1000),
  messageEn: messageEn.slice(0, 1000),
  details: { rule, filings: blockedBy.length },
});
