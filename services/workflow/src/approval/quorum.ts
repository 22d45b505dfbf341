import type { PolicyKind } from '@akkoord/contracts';
import { policyFor } from '../definition/policy.js';
import type { SimplePolicy } from '../definition/workflow-definition.js';
import type { People } from './acting.js';
import { stepOf, type Act, type Approval } from './approval-state.js';
import { actorId, type KnownActor } from './known-actor.js';

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
}

/** What is counted of an act. */
export type CountedAct = Pick<Act, 'choice' | 'actor' | 'countsFor' | 'step' | 'round'>;

/** What an approval has to tell for its step to be counted. */
export interface Counted extends Pick<Approval, 'workflow' | 'step' | 'round'> {
  readonly facts: Pick<Approval['facts'], 'totalEuros'>;
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
  const waiting = performers.filter((id) => !counted.has(id));
  const { granted, needed } = count(policy, grantedBy.length, performers, waiting);
  const isFulfilled = grantedBy.length > 0 && granted >= needed;
  const next = policy.kind === 'sequence' ? waiting.slice(0, 1) : waiting;
  const waitingFor = isFulfilled ? [] : next;
  return { policy: policy.kind, granted, needed, isFulfilled, grantedBy, counted, waitingFor };
}

/** Of `all` everybody counts who has the role now: who left is not waited for. */
function count(
  policy: SimplePolicy,
  people: number,
  performers: readonly string[],
  waiting: readonly string[],
): { granted: number; needed: number } {
  switch (policy.kind) {
    case 'any-one':
      return { granted: Math.min(people, 1), needed: 1 };
    case 'all':
      return { granted: performers.length - waiting.length, needed: performers.length };
    case 'number':
    case 'sequence':
      return { granted: people, needed: policy.of };
    default:
      return policy satisfies never;
  }
}
