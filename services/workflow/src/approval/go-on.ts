import type { FilingStatus } from '@akkoord/contracts';
import { approveTarget, arriveAt, stepsTo, type GivenMandate } from './advance.js';
import type { ApprovalEvent } from './approval-event.js';
import { newestStep } from './approval-outcome.js';
import { stepOf, type Act, type Approval } from './approval-state.js';
import type { KnownActor } from './known-actor.js';

/** By whose approval a step is done. */
export interface StepDone {
  /** Instant, ISO 8601. */
  readonly at: string;
  /** The standing approval that covers the filing, for when the office has looked. */
  readonly mandate: GivenMandate | undefined;
  readonly by: KnownActor;
  /** The approval that completed it, given where it leads. */
  readonly act: (ledTo: FilingStatus) => Act;
}

/** What tells that a filing left a step. */
export type Onward = Extract<
  ApprovalEvent,
  { type: 'approval-requested' | 'review-requested' | 'approval-completed' | 'filing-approved' }
>;

/** The step is done: to the next one, or to the end of the workflow. */
export function goOn(state: Approval, { at, mandate, by: actor, act }: StepDone): Onward {
  const { filingId, organisation, facts, workflow } = state;
  const { kind } = stepOf(state);
  const arrival = arriveAt(workflow, approveTarget(stepOf(state)), state.step, { mandate, at });
  const informs = arrival.informs ? { informs: arrival.informs } : {};
  const filing = { filingId, organisation, facts, workflow, ...informs };
  const movers = kind === 'office-review' ? (['office', 'workflow'] as const) : (['client', 'workflow'] as const);
  const steps = stepsTo(newestStep(state), arrival, movers, at);
  const { step, standing, mandateId } = arrival;
  if (arrival.waits !== 'nobody') {
    const type = arrival.waits === 'office' ? 'review-requested' : 'approval-requested';
    const reviewed = kind === 'office-review' ? { reviewedBy: actor } : {};
    return { type, ...filing, steps, step, warnings: [], ...(standing ? { standing } : {}), ...reviewed };
  }
  const grace = workflow.definition.undoGraceSeconds;
  if (grace > 0 && mandateId === undefined && kind === 'client-approval') {
    const undoUntil = new Date(Date.parse(at) + grace * 1000).toISOString();
    return { type: 'approval-completed', steps, step: state.step, undoUntil, act: act(50), ...informs };
  }
  const by = mandateId !== undefined ? { mandateId } : actor.kind === 'contact' ? { contactId: actor.contactId } : {};
  return { type: 'filing-approved', ...filing, steps, step: state.step, ...by };
}
