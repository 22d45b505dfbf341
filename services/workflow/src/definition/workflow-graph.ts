import type { StepKey, WorkflowDefinition } from './workflow-definition.js';

/** Where a workflow can end. */
export type WorkflowEnd = 'approved' | 'rejected';

type Steps = WorkflowDefinition['steps'];

/** Places an action can lead to that are no steps. */
export const PLACES_BESIDE_STEPS = ['approved', 'rejected', 'question'] as const;

/** Whether the steps have one of this key; a name every object has, such as `constructor`, is no key. */
export const hasStep = (steps: Steps, key: StepKey): boolean => Object.hasOwn(steps, key);

/** The steps that can follow a step; not the step itself, to which a question returns. */
function followers(steps: Steps, key: StepKey): StepKey[] {
  const targets = hasStep(steps, key) ? steps[key]!.actions.map(({ leadsTo }) => leadsTo) : [];
  return targets.filter((target) => hasStep(steps, target));
}

/** The steps that the workflow can come to from `start`, itself included. */
export function reachableFrom(steps: Steps, start: StepKey): ReadonlySet<StepKey> {
  const found = new Set<StepKey>();
  const visit = (key: StepKey): void => {
    if (found.has(key) || !hasStep(steps, key)) return;
    found.add(key);
    followers(steps, key).forEach(visit);
  };
  visit(start);
  return found;
}

/** Whether a filing at this step can come to that end. */
export function canEnd(steps: Steps, from: StepKey, end: WorkflowEnd): boolean {
  return [...reachableFrom(steps, from)].some((key) => steps[key]!.actions.some(({ leadsTo }) => leadsTo === end));
}
