import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import type { PublishedDefinition } from '../definition/delivered-workflows.js';
import type { StepKey, WorkflowStep } from '../definition/workflow-definition.js';
import type { StandingApproval } from './approval-state.js';
import { stepsAfter, type MovedBy } from './approval.transitions.js';

/** A standing approval that covers the filing. */
export interface GivenMandate {
  readonly mandateId: string;
  readonly objectionHours: number;
}

/** Where a workflow brings a filing: to a step at which people are waited for, or to its end. */
export interface Arrival {
  readonly step: StepKey;
  readonly waits: 'office' | 'client' | 'nobody';
  /** Set when a standing approval stood in for the client. */
  readonly mandateId?: string;
  /** Set when the client can object for a while. */
  readonly standing?: StandingApproval;
  /** Steps that only inform and that it passed on the way. */
  readonly informs?: readonly StepKey[];
}

const HOUR_MS = 3_600_000;

/** Goes on from an action's target: past steps that only inform, and past the client where a standing approval leaves no time to object. */
export function arriveAt(
  workflow: PublishedDefinition,
  target: StepKey,
  last: StepKey,
  { mandate, at }: { readonly mandate: GivenMandate | undefined; readonly at: string },
): Arrival {
  const informs: StepKey[] = [];
  let [next, step, mandateId] = [target, last, undefined as string | undefined];
  while (next !== 'approved') {
    const found = workflow.definition.steps[next];
    if (!found) throw new Error(`workflow ${workflow.definitionId} version ${workflow.version} has no step ${next}`);
    step = next;
    const under = { ...(mandateId === undefined ? {} : { mandateId }), ...(informs.length > 0 ? { informs } : {}) };
    switch (found.kind) {
      case 'office-review':
        return { step, waits: 'office', ...under };
      case 'client-approval':
        if (!mandate) return { step, waits: 'client', ...under };
        if (mandate.objectionHours > 0)
          return { step, waits: 'client', ...under, standing: standingApproval(mandate, at) };
        ({ mandateId } = mandate);
        break;
      case 'inform':
        informs.push(next);
        break;
      default:
        return found.kind satisfies never;
    }
    next = approveTarget(found);
  }
  const passed = informs.length > 0 ? { informs } : {};
  return { step, waits: 'nobody', ...(mandateId === undefined ? {} : { mandateId }), ...passed };
}

/** A standing approval whose time to object begins now. */
export const standingApproval = ({ mandateId, objectionHours }: GivenMandate, at: string): StandingApproval => ({
  mandateId,
  objectionHours,
  approvesAt: new Date(Date.parse(at) + objectionHours * HOUR_MS).toISOString(),
});

/** Where the action Approve of a step leads. */
export function approveTarget(step: WorkflowStep): StepKey {
  const approve = step.actions.find(({ name }) => name === 'approve');
  if (!approve) throw new Error('a step without Approve was published');
  return approve.leadsTo;
}

/** The steps a filing makes from its newest one to where it arrives. Where it stays at the same status, that step once more: followers count it once. */
export function stepsTo(
  newest: StatusStep,
  { waits }: Arrival,
  by: readonly MovedBy[],
  at: string,
): readonly StatusStep[] {
  const to: Readonly<Record<Arrival['waits'], FilingStatus>> = { office: 25, client: 30, nobody: 50 };
  const target = to[waits];
  if (newest.status === target) return [newest];
  // The table knows no way from the review (25) to approved that leaves out the client (30).
  const via: FilingStatus[] = newest.status === 25 && target === 50 ? [30, 50] : [target];
  return stepsAfter(newest, via, by, at);
}
