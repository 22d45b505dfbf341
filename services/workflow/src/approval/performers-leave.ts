import type { People } from './acting.js';
import type { GivenMandate } from './advance.js';
import type { PerformersLeft } from './approval-command.js';
import type { ApprovalEvent } from './approval-event.js';
import { happened, type Outcome } from './approval-outcome.js';
import { stepOf, type Approval } from './approval-state.js';
import { goOn } from './go-on.js';
import { quorumOf } from './quorum.js';

/** Who was waited for may be gone: then the filing goes on by itself, as if the last who approved had done so now. */
export function performersLeft(state: Approval, { people, mandate, at }: PerformersLeft): Outcome {
  return happened(...onwardWithout(state, people, mandate, at));
}

/** Nothing as long as somebody is waited for, and nothing when nobody is left who approved: no filing goes on that nobody answers for. */
export function onwardWithout(
  state: Approval,
  people: People,
  mandate: GivenMandate | undefined,
  at: string,
): ApprovalEvent[] {
  if (state.status !== stepOf(state).status) return [];
  const { isFulfilled, granted } = quorumOf(state, people);
  const last = state.acts.findLast(
    ({ choice, step, round }) => choice === 'approve' && step === state.step && round === state.round,
  );
  if (!isFulfilled || granted === 0 || !last) return [];
  return [{ type: 'performers-left' }, goOn(state, { at, mandate, by: last.actor, act: () => last })];
}
