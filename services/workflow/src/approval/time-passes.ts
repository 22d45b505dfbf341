import { approveTarget, arriveAt, stepsTo } from './advance.js';
import type { EndGrace, EndObjection } from './approval-command.js';
import { happened, newestStep, type Outcome } from './approval-outcome.js';
import { stepOf, type Approval } from './approval-state.js';

/** Nobody can undo any more: the word to file. Nothing when it was undone meanwhile, or when the clock was wrong. */
export function endGrace(state: Approval, { at }: EndGrace): Outcome {
  const { filingId, organisation, facts, workflow, step, undoUntil } = state;
  if (state.status !== 50 || undoUntil === undefined || Date.parse(at) < Date.parse(undoUntil)) return happened();
  const last = state.acts.findLast(({ choice }) => choice === 'approve');
  const by = last?.actor.kind === 'contact' ? { contactId: last.actor.contactId } : {};
  const filing = { filingId, organisation, facts, workflow, step };
  return happened({ type: 'filing-approved', ...filing, steps: [newestStep(state)], ...by });
}

/** Nobody objected in time: approved under the mandate, if it still covers the filing; otherwise the client is asked like any other. */
export function endObjection(state: Approval, { isStillCovered, at }: EndObjection): Outcome {
  const { filingId, organisation, facts, workflow, standing } = state;
  if (state.status !== 30 || !standing || Date.parse(at) < Date.parse(standing.approvesAt)) return happened();
  const { mandateId } = standing;
  const filing = { filingId, organisation, facts };
  if (!isStillCovered) return happened({ type: 'mandate-lapsed', ...filing, steps: [newestStep(state)] });
  const arrival = arriveAt(workflow, approveTarget(stepOf(state)), state.step, {
    mandate: { mandateId, objectionHours: 0 },
    at,
  });
  const steps = stepsTo(newestStep(state), arrival, ['workflow'], at);
  const informs = arrival.informs ? { informs: arrival.informs } : {};
  const born = { ...filing, workflow, steps, step: arrival.step, ...informs };
  switch (arrival.waits) {
    case 'nobody':
      return happened({ type: 'filing-approved', ...born, mandateId });
    case 'office':
      return happened({ type: 'review-requested', ...born, warnings: [] });
    case 'client':
      return happened({ type: 'approval-requested', ...born, warnings: [] });
    default:
      return arrival.waits satisfies never;
  }
}
