import type { FilingFacts } from '@akkoord/contracts';
import { withEvidence, type AuditFact, type EvidencedFact } from '../audit/audit-trail.js';
import type { ApprovalEvent } from './approval-event.js';
import type { Act, Approval } from './approval-state.js';
import { actorId } from './known-actor.js';

/** What the audit trail says of what one command led to: one entry, by its first event, with where it brought the filing. */
export function factOf(events: readonly ApprovalEvent[], after: Approval, at: string): AuditFact | EvidencedFact {
  const [first] = events;
  if (!first) throw new Error('nothing happened, so there is nothing to tell');
  const { filingId, organisation, facts, status, sequence, version, step, round, standing, undoUntil } = after;
  const fact: AuditFact = {
    kind: first.type,
    at,
    filingId,
    organisationId: organisation.organisationId,
    ...('act' in first ? { decisionId: first.act.actId } : {}),
    documentSha256: facts.document.sha256,
    ...{ status, sequence, version, step, round },
    ...workflowOf(first),
    ...mandateOf(events, standing?.mandateId),
    ...(standing ? { approvesAt: standing.approvesAt } : {}),
    ...(undoUntil ? { undoUntil } : {}),
    ...(first.type === 'filing-blocked' ? { codes: first.reasons.map(({ code }) => code).join(' ') } : {}),
    ...('act' in first && first.act.supersededBy ? { supersededBy: first.act.supersededBy } : {}),
    ...('act' in first && first.act.questionId ? { questionId: first.act.questionId } : {}),
  };
  if ('act' in first) return withEvidence(fact, evidenceOf(first.act));
  return version === 1 ? withSubmitter(fact, facts) : fact;
}

/** Who made and sent it is told when it begins: the key in the chain, the name beside it. */
function withSubmitter(fact: AuditFact, { submittedBy }: FilingFacts): AuditFact | EvidencedFact {
  if (!submittedBy) return fact;
  const { personKey, name } = submittedBy;
  const told: AuditFact = { ...fact, submittedBy: personKey };
  return name === undefined ? told : withEvidence(told, { submittedBy: { name } });
}

/** Which workflow a filing follows is told when it begins. */
const workflowOf = (event: ApprovalEvent): Partial<AuditFact> =>
  'workflow' in event ? { definitionId: event.workflow.definitionId, definitionVersion: event.workflow.version } : {};

function mandateOf(events: readonly ApprovalEvent[], standing: string | undefined): Partial<AuditFact> {
  const used = events.find((event) => event.type === 'filing-approved' && event.mandateId !== undefined);
  const mandateId = used && 'mandateId' in used ? used.mandateId : standing;
  return mandateId === undefined ? {} : { mandateId };
}

/** Who did it, how he had logged in, for whom it counts, and his words. */
function evidenceOf({ actor, authentication, countsFor, reason, text, box }: Act) {
  const others = countsFor.filter((id) => id !== '' && id !== actorId(actor));
  const party = (id: string) =>
    actor.kind === 'employee' ? { kind: 'employee', employeeId: id } : { kind: 'contact', contactId: id };
  return {
    actor: { ...actor },
    ...(authentication ? { authentication: { ...authentication } } : {}),
    ...(others[0] === undefined ? {} : { onBehalfOf: party(others[0]) }),
    ...(others.length > 1 ? { onBehalfOfAlso: others.slice(1).map(party) } : {}),
    ...(reason ? { reason: { code: reason.code, text: reason.text } } : {}),
    ...(text === undefined ? {} : { text }),
    ...(box === undefined ? {} : { box }),
  };
}
