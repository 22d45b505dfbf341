import type { PolicyKind } from '@akkoord/contracts';
import { policyFor } from '../definition/policy.js';
import type { SimplePolicy } from '../definition/workflow-definition.js';
import type { People } from './acting.js';
import { stepOf, type Act, type Approval } from './approval-state.js';
import { actorId, type KnownActor } from './known-actor.js';
import { barredFrom } from './second-pair.js';

/** How far a step has come: `granted` of `needed`, and who can still approve. */
export interface Quorum {
  readonly policy: PolicyKind;
  readonly granted: number;
  readonly needed: number;
  readonly isFulfilled: boolean;
  readonly grantedBy: readonly KnownActor[];
  /** For whom an approval was given. */
  readonly counted: ReadonlySet<string>;
  /** Ids of performers who can approve now. */
  readonly waitingFor: readonly string[];
  /** Ids of performers who may not approve this filing: four eyes. */
  readonly barred: ReadonlySet<string>;
  /** How many more have to approve than there are people left who may; above zero the filing waits until the office names somebody. */
  readonly tooFew: number;
}

/** What is counted of an act. */
export type CountedAct = Pick<Act, 'choice' | 'actor' | 'countsFor' | 'step' | 'round'>;

/** What an approval has to tell for its step to be counted. */
export interface Counted extends Pick<Approval, 'workflow' | 'step' | 'round'> {
  readonly facts: Pick<Approval['facts'], 'totalEuros' | 'submittedBy'>;
  readonly acts: readonly CountedAct[];
}

/** Who performs the step a filing is at: `inform` steps wait for nobody. */
export function performersOf(state: Pick<Approval, 'workflow' | 'step'>, people: People): readonly string[] {
  const { kind } = stepOf(state);
  switch (kind) {
    case 'office-review':
      return people.reviewers;
    case 'client-approval':
      return people.approvers;
    case 'inform':
      return [];
    default:
      return kind satisfies never;
  }
}

/** The approvals of this step and this round. */
const grantsOf = ({ acts, step, round }: Counted): readonly CountedAct[] =>
  acts.filter((act) => act.choice === 'approve' && act.step === step && act.round === round);

/** Counts the approvals of the step that waits, by the policy that holds for this filing. */
export function quorumOf(state: Counted, people: People): Quorum {
  const policy = policyFor(stepOf(state).policy, state.facts.totalEuros);
  const performers = performersOf(state, people);
  const grants = grantsOf(state);
  const counted = new Set(grants.flatMap(({ countsFor }) => countsFor));
  const grantedBy = [...new Map(grants.map(({ actor }) => [actorId(actor), actor])).values()];
  const barred = barredFrom(state, people);
  const eligible = performers.filter((id) => !barred.has(id));
  const waiting = eligible.filter((id) => !counted.has(id));
  // Where nobody is left who may himself, who stands in for one of them counts.
  const all = (eligible.length > 0 ? eligible : performers).filter((id) => counted.has(id)).length;
  const { granted, needed } = count(policy, grantedBy.length, { granted: all, needed: Math.max(1, eligible.length) });
  const isFulfilled = grantedBy.length > 0 && granted >= needed;
  const next = policy.kind === 'sequence' ? waiting.slice(0, 1) : waiting;
  const waitingFor = isFulfilled ? [] : next;
  const tooFew = isFulfilled ? 0 : Math.max(0, needed - granted - waiting.length);
  return { policy: policy.kind, granted, needed, isFulfilled, grantedBy, counted, waitingFor, barred, tooFew };
}

/** How far a step has come: of so many people. */
type Count = Pick<Quorum, 'granted' | 'needed'>;

/** Of `all` everybody counts who has the role now and may use it: who left, and who cannot be the second pair of eyes, is not waited for. */
function count(policy: SimplePolicy, people: number, all: Count): Count {
  switch (policy.kind) {
    case 'any-one':
      return { granted: Math.min(people, 1), needed: 1 };
    case 'all':
      return all;
    case 'number':
    case 'sequence':
      return { granted: people, needed: policy.of };
    default:
      return policy satisfies never;
  }
}
