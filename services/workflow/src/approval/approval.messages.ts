import { plainToInstance } from 'class-transformer';
import {
  ApprovalCompleted,
  ApprovalGranted,
  ApprovalPartlyGranted,
  ApprovalQuestionAnswered,
  ApprovalQuestionAsked,
  ApprovalRejected,
  ApprovalRepaired,
  ApprovalRequested,
  ApprovalReviewRejected,
  ApprovalReviewRequested,
  ApprovalUndone,
  FilingApproved,
  FilingBlocked,
  FilingWithdrawn,
  SupplementBlocked,
  type BrokenRule,
  type FilingFinding,
} from '@akkoord/contracts';
import type { People } from './acting.js';
import type { ApprovalEvent } from './approval-event.js';
import { fourEyesRemarks } from './four-eyes-remarks.js';
import { stepOf, type Act, type Approval } from './approval-state.js';
import { progressOf } from './progress.js';

/** What is known beside the domain event when it is published: the approval after all that happened, and who can do what. */
export interface PublicationContext {
  readonly after: Approval;
  readonly people: People;
}

/** The published form of a domain event, or undefined where only the evidence speaks of it. */
export function messageOf(event: ApprovalEvent, context: PublicationContext): object | undefined {
  const { after, people } = context;
  const { filingId } = after;
  switch (event.type) {
    case 'approval-requested':
    case 'review-requested':
      return requested(event, context);
    case 'mandate-lapsed': {
      const { facts, organisation } = event;
      const again = { filingId, facts, organisation, approverContactIds: people.approvers };
      return plainToInstance(ApprovalRequested, {
        ...again,
        statuses: event.steps,
        progress: progressOf(after, people),
      });
    }
    case 'performers-left':
      return undefined;
    case 'filing-blocked': {
      const { facts, organisation, reasons, steps } = event;
      const Class = facts.kind === 'supplement' ? SupplementBlocked : FilingBlocked;
      return plainToInstance<FilingBlocked, object>(Class, { filingId, statuses: steps, facts, organisation, reasons });
    }
    case 'approval-granted':
      return granted(event.act, filingId);
    case 'approval-partly-granted': {
      const { actor, documentSha256, at } = event.act;
      const part = { filingId, actor, documentSha256, decidedAt: at, progress: progressOf(after, people) };
      return plainToInstance(ApprovalPartlyGranted, part);
    }
    case 'approval-rejected':
      return rejected(event, after);
    case 'approval-completed': {
      const { actor, documentSha256 } = event.act;
      const { steps: statuses, undoUntil } = event;
      return plainToInstance(ApprovalCompleted, { filingId, statuses, actor, documentSha256, undoUntil });
    }
    case 'question-asked':
    case 'question-answered':
    case 'approval-repaired':
    case 'approval-undone':
      return acted(event, context);
    case 'filing-approved': {
      const { facts, organisation, contactId, mandateId } = event;
      const by = { ...(contactId ? { approvedByContactId: contactId } : {}), ...(mandateId ? { mandateId } : {}) };
      return plainToInstance(FilingApproved, { filingId, statuses: event.steps, facts, organisation, ...by });
    }
    case 'filing-withdrawn': {
      const { facts, organisation, reason, act } = event;
      const { supersededBy } = act;
      const withdrawn = { filingId, statuses: event.steps, facts, organisation, by: act.actor, reason };
      return plainToInstance(FilingWithdrawn, { ...withdrawn, ...(supersededBy ? { supersededBy } : {}) });
    }
    default:
      return event satisfies never;
  }
}

type Requested = Extract<ApprovalEvent, { type: 'approval-requested' | 'review-requested' }>;

function requested(event: Requested, { after, people }: PublicationContext): object {
  const { facts, organisation, warnings, reviewedBy, standing, steps: statuses } = event;
  const filing = { filingId: after.filingId, statuses, facts, organisation, progress: progressOf(after, people) };
  const remarks = warnings.map(findingOf);
  if (event.type === 'review-requested') {
    const findings = [...remarks, ...fourEyesRemarks(after)];
    return plainToInstance(ApprovalReviewRequested, { ...filing, ...(findings.length > 0 ? { findings } : {}) });
  }
  return plainToInstance(ApprovalRequested, {
    ...filing,
    approverContactIds: people.approvers,
    ...(remarks.length > 0 ? { findings: remarks } : {}),
    ...(reviewedBy ? { reviewedBy } : {}),
    ...(standing ? { mandateId: standing.mandateId } : {}),
  });
}

/** Of an employee at the review `approval.requested` tells, which follows. */
function granted({ actor, countsFor, documentSha256, at }: Act, filingId: string): object | undefined {
  if (actor.kind !== 'contact') return undefined;
  const { contactId } = actor;
  const onBehalfOf = countsFor.find((id) => id !== contactId);
  const grant = { filingId, contactId, documentSha256, decidedAt: at };
  return plainToInstance(ApprovalGranted, { ...grant, ...(onBehalfOf ? { onBehalfOfContactId: onBehalfOf } : {}) });
}

function rejected({ act, steps }: Extract<ApprovalEvent, { type: 'approval-rejected' }>, after: Approval): object {
  const { actor, documentSha256, reason } = act;
  const rejection = { filingId: after.filingId, statuses: steps, documentSha256, reason };
  return actor.kind === 'contact' && stepOf(after).kind !== 'office-review'
    ? plainToInstance(ApprovalRejected, { ...rejection, contactId: actor.contactId })
    : plainToInstance(ApprovalReviewRejected, { ...rejection, actor });
}

type Acted = Extract<
  ApprovalEvent,
  { type: 'question-asked' | 'question-answered' | 'approval-repaired' | 'approval-undone' }
>;

function acted({ type, act, steps }: Acted, { after, people }: PublicationContext): object {
  const { actId, actor, text, box, documentSha256, questionId, at } = act;
  const moved = { filingId: after.filingId, statuses: steps, actor };
  switch (type) {
    case 'question-asked': {
      const question = { questionId: actId, documentSha256, text, askedAt: at, ...(box === undefined ? {} : { box }) };
      return plainToInstance(ApprovalQuestionAsked, { ...moved, ...question });
    }
    case 'question-answered': {
      const progress = progressOf(after, people);
      return plainToInstance(ApprovalQuestionAnswered, { ...moved, questionId, text, answeredAt: at, progress });
    }
    case 'approval-repaired': {
      const said = text === undefined ? {} : { text };
      return plainToInstance(ApprovalRepaired, { ...moved, ...said, progress: progressOf(after, people) });
    }
    case 'approval-undone':
      return plainToInstance(ApprovalUndone, { ...moved, progress: progressOf(after, people) });
    default:
      return type satisfies never;
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
