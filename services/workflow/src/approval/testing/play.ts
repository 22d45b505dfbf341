import type { ApprovalCommand } from '../approval-command.js';
import type { ApprovalEvent } from '../approval-event.js';
import type { Outcome } from '../approval-outcome.js';
import type { Approval } from '../approval-state.js';
import { decide, evolve } from '../approval.js';

/** What commands, one after the other, led to. For tests. */
export interface Played {
  readonly state: Approval | undefined;
  readonly outcomes: readonly Outcome[];
  readonly events: readonly ApprovalEvent[];
}

export function play(...commands: readonly ApprovalCommand[]): Played {
  let state: Approval | undefined;
  const outcomes: Outcome[] = [];
  for (const command of commands) {
    const outcome = decide(state, command);
    outcomes.push(outcome);
    if (outcome.kind === 'happened') state = outcome.events.reduce<Approval | undefined>(evolve, state);
  }
  return { state, outcomes, events: outcomes.flatMap((one) => (one.kind === 'happened' ? one.events : [])) };
}

/** What the last of these commands led to. */
export const lastOf = (...commands: readonly ApprovalCommand[]): Outcome | undefined =>
  play(...commands).outcomes.at(-1);

/** Code of the refusal of the last of these commands, or undefined when it was none. */
export function refusalOfLast(...commands: readonly ApprovalCommand[]): string | undefined {
  const outcome = lastOf(...commands);
  return outcome?.kind === 'refused' ? outcome.code : undefined;
}
