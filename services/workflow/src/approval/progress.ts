import type { Actor, ApprovalProgress } from '@akkoord/contracts';
import type { People } from './acting.js';
import { stepOf, type Approval } from './approval-state.js';
import { quorumOf } from './quorum.js';
import { tooFewAdvice } from './too-few.js';

/** More people than this nobody reads. */
const NAMED_AT_MOST = 200;

/** How far the step has come at which a filing waits, as it is told to others. */
export function progressOf(state: Approval, people: People): ApprovalProgress {
  const quorum = quorumOf(state, people);
  const { policy, granted, needed, grantedBy, waitingFor, barred } = quorum;
  const advice = tooFewAdvice(state, quorum);
  const isReview = stepOf(state).kind === 'office-review';
  const actor = (id: string): Actor =>
    isReview ? { kind: 'employee', employeeId: id } : { kind: 'contact', contactId: id };
  const { version, step, standing } = state;
  return {
    ...{ version, step, policy, granted, needed },
    grantedBy: grantedBy.slice(0, NAMED_AT_MOST).map((one): Actor => ({ ...one })),
    waitingFor: waitingFor.slice(0, NAMED_AT_MOST).map(actor),
    ...(barred.size > 0 ? { barred: [...barred].slice(0, NAMED_AT_MOST).map(actor) } : {}),
    ...(advice ? { advice } : {}),
    ...(standing ? { approvesAt: standing.approvesAt } : {}),
  };
}
