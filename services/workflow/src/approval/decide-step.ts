import type { FilingStatus } from '@akkoord/contracts';
import { approverAuthorised } from '../rules/approver-authorised.rule.js';
import { speaksFor } from './acting.js';
import { makerProblem } from './known-maker.js';
import type { Decide } from './approval-command.js';
import type { ApprovalRefusal } from './approval.errors.js';
import type { ApprovalEvent } from './approval-event.js';
import { actOf, happened, newestStep, refused, type Outcome } from './approval-outcome.js';
import { openQuestions, stepOf, type Act, type Approval } from './approval-state.js';
import { stepsAfter } from './approval.transitions.js';
import { goOn } from './go-on.js';
import { actorId } from './known-actor.js';
import { performersOf, quorumOf, type Quorum } from './quorum.js';
import { fourEyesProblem } from './second-pair.js';

/** Somebody approves or rejects: at the review the office, after it the client. */
export function decideOnStep(state: Approval, command: Decide): Outcome {
  const refusal = whyNot(state, command);
  if (refusal) return refused(refusal);
  return command.choice === 'approve' ? approve(state, command) : happened(...reject(state, command));
}

/** Why he cannot decide now, or nothing; the amount of what he says first, then who he is. */
function whyNot(state: Approval, command: Decide): ApprovalRefusal | undefined {
  const step = stepOf(state);
  const action = step.kind === 'office-review' ? 'review' : command.choice;
  const unauthorised = approverAuthorised.check({ acting: command.acting, action });
  if (unauthorised) return unauthorised;
  if (state.status !== step.status) return whyClosed(state);
  if (mySeats(state, command).length === 0) return 'APPROVAL_NOT_AUTHORISED';
  if (command.documentSha256 !== state.facts.document.sha256) return 'APPROVAL_DOCUMENT_CHANGED';
  if (step.isFourEyes) {
    const seenBefore = fourEyesProblem(state, command.acting);
    if (seenBefore) return seenBefore;
  }
  const makerUnknown = makerProblem(state, command);
  if (makerUnknown) return makerUnknown;
  return reasonProblem(state, command);
}

function whyClosed(state: Approval): ApprovalRefusal {
  if (state.status === 35 && openQuestions(state).length > 0) return 'APPROVAL_QUESTION_OPEN';
  return state.status === 40 || state.status >= 50 ? 'APPROVAL_ALREADY_DECIDED' : 'APPROVAL_NOT_OPEN';
}

/** The performers of the step for whom he can decide. */
const mySeats = (state: Approval, { acting, people }: Decide): string[] => {
  const performers = performersOf(state, people);
  return speaksFor(acting).filter((id) => performers.includes(id));
};

function reasonProblem({ workflow, ...state }: Approval, { choice, reason }: Decide): ApprovalRefusal | undefined {
  const action = stepOf({ workflow, ...state }).actions.find(({ name }) => name === choice);
  if (choice === 'approve' && !action?.needsReason) return undefined;
  if (!reason?.text.trim()) return 'APPROVAL_REASON_REQUIRED';
  const isKnown = workflow.definition.rejectionReasons.some(({ code }) => code === reason.code);
  return choice === 'reject' && !isKnown ? 'APPROVAL_REASON_UNKNOWN' : undefined;
}

function approve(state: Approval, command: Decide): Outcome {
  const { people, acting, reason } = command;
  const quorum = quorumOf(state, people);
  const seats = seatsTaken(mySeats(state, command), quorum, actorId(acting.actor));
  if (typeof seats === 'string') return refused(seats);
  const act = (ledTo: FilingStatus): Act =>
    actOf(state, command, { choice: 'approve', countsFor: seats, ledTo, ...(reason ? { reason } : {}) });
  const counted = { ...state, acts: [...state.acts, act(state.status)] };
  if (!quorumOf(counted, people).isFulfilled)
    return happened({ type: 'approval-partly-granted', act: act(state.status) });
  const { at, mandate } = command;
  const onward = goOn(state, { at, mandate, by: acting.actor, act });
  const { status } = onward.steps.at(-1)!;
  return happened({ type: 'approval-granted', act: act(status) }, onward);
}

/** The performers for whom this approval counts, or why it counts for nobody. */
function seatsTaken(seats: readonly string[], quorum: Quorum, me: string): readonly string[] | ApprovalRefusal {
  // Who was waited for has left meanwhile: one of those who are there says it once more.
  if (quorum.isFulfilled) return seats.slice(0, 1);
  const free = seats.filter((id) => !quorum.counted.has(id));
  const hasApproved = quorum.grantedBy.some((actor) => actorId(actor) === me);
  if (free.length === 0) return 'APPROVAL_ALREADY_YOURS';
  switch (quorum.policy) {
    case 'all':
      return free;
    case 'any-one':
    case 'number':
      return hasApproved ? 'APPROVAL_ALREADY_YOURS' : free.slice(0, 1);
    case 'sequence': {
      if (hasApproved) return 'APPROVAL_ALREADY_YOURS';
      // Who stands in for somebody who cannot review it himself has no place in line.
      const next = free.filter((id) => quorum.waitingFor.includes(id) || quorum.barred.has(id));
      return next.length > 0 ? next : 'APPROVAL_NOT_YOUR_TURN';
    }
    default:
      return quorum.policy satisfies never;
  }
}

function reject(state: Approval, command: Decide): ApprovalEvent[] {
  const { at, reason } = command;
  const by = stepOf(state).kind === 'office-review' ? 'office' : 'client';
  const act = actOf(state, command, {
    choice: 'reject',
    ledTo: 40,
    countsFor: mySeats(state, command).slice(0, 1),
    ...(reason ? { reason } : {}),
  });
  return [{ type: 'approval-rejected', act, steps: stepsAfter(newestStep(state), [40], [by], at) }];
}
