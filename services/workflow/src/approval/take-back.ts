import { mayDo } from './acting.js';
import type { Repair, Undo, Withdraw } from './approval-command.js';
import { actOf, happened, newestStep, refused, type Outcome } from './approval-outcome.js';
import { stepOf, type Approval } from './approval-state.js';
import { stepsAfter, type MovedBy } from './approval.transitions.js';
import type { KnownActor } from './known-actor.js';

/** The office puts a rejected filing back where it was rejected (herstellen berichtstatus, domain.md 2.7); everybody decides anew. */
export function repair(state: Approval, command: Repair): Outcome {
  const { acting, text, at } = command;
  if (!mayDo('repair', acting)) return refused('APPROVAL_NOT_AUTHORISED');
  if (state.status !== 40) return refused('REPAIR_NOT_REJECTED');
  const { status } = stepOf(state);
  const act = actOf(state, command, { choice: 'repair', ledTo: status, ...(text === undefined ? {} : { text }) });
  return happened({ type: 'approval-repaired', act, steps: stepsAfter(newestStep(state), [status], ['office'], at) });
}

/** A filing is taken back before it was approved; it ends. */
export function withdraw(state: Approval, command: Withdraw): Outcome {
  const { acting, reason, supersededBy, at } = command;
  const { actor } = acting;
  if (actor.kind !== 'workflow' && !mayDo('withdraw', acting)) return refused('APPROVAL_NOT_AUTHORISED');
  if (state.status === 45) return refused('WITHDRAWAL_ALREADY_ENDED');
  if (state.status >= 50) return refused('WITHDRAWAL_TOO_LATE');
  const act = actOf(state, command, {
    choice: 'withdraw',
    ledTo: 45,
    reason,
    ...(supersededBy === undefined ? {} : { supersededBy }),
  });
  const { filingId, organisation, facts } = state;
  const steps = stepsAfter(newestStep(state), [45], [moverOf(actor)], at);
  return happened({ type: 'filing-withdrawn', filingId, organisation, facts, act, reason, steps });
}

/** A client environment speaks through the connector. */
function moverOf(actor: KnownActor): MovedBy {
  switch (actor.kind) {
    case 'contact':
      return 'client';
    case 'employee':
      return 'office';
    case 'client-environment':
      return 'connector';
    case 'workflow':
      return 'workflow';
    default:
      return actor satisfies never;
  }
}

/** The client takes his approval back within the grace period; everybody decides anew. */
export function undo(state: Approval, command: Undo): Outcome {
  const { acting, at } = command;
  if (!mayDo('undo', acting)) return refused('APPROVAL_NOT_AUTHORISED');
  if (state.status < 50) return refused('UNDO_NOT_APPROVED');
  if (state.undoUntil === undefined || Date.parse(at) >= Date.parse(state.undoUntil)) return refused('UNDO_TOO_LATE');
  const act = actOf(state, command, { choice: 'undo', ledTo: 30 });
  return happened({ type: 'approval-undone', act, steps: stepsAfter(newestStep(state), [30], ['client'], at) });
}
