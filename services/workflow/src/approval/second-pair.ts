import type { Acting, People } from './acting.js';
import type { ApprovalRefusal } from './approval.errors.js';
import { stepOf, type Act, type Approval } from './approval-state.js';
import { actorId } from './known-actor.js';

/** What tells whose eyes have seen a filing already. */
export interface SeenBefore extends Pick<Approval, 'workflow' | 'step'> {
  readonly facts: Pick<Approval['facts'], 'submittedBy'>;
  readonly acts: readonly Pick<Act, 'choice' | 'actor'>[];
}

const hasRepaired = ({ acts }: SeenBefore, id: string): boolean =>
  acts.some(({ choice, actor }) => choice === 'repair' && actorId(actor) === id);

/** Who made the filing or put it back himself cannot be the second pair of eyes; nor can somebody of whom that cannot be told. */
export function fourEyesProblem(state: SeenBefore, { actor, personKey }: Acting): ApprovalRefusal | undefined {
  if (hasRepaired(state, actorId(actor))) return 'APPROVAL_FOUR_EYES';
  const { submittedBy } = state.facts;
  if (!submittedBy) return undefined;
  if (personKey === undefined) return 'APPROVAL_REVIEWER_UNKNOWN';
  return personKey === submittedBy.personKey ? 'APPROVAL_FOUR_EYES' : undefined;
}

/**
 * The reviewers who cannot be the second pair of eyes, so that nobody waits for them; a colleague to whom one of them delegated still
 * can. Of whom it cannot be told yet is waited for: an announcement of people tells.
 */
export function barredFrom(state: SeenBefore, { reviewers, reviewerKeys }: People): ReadonlySet<string> {
  if (!stepOf(state).isFourEyes) return new Set();
  const maker = state.facts.submittedBy?.personKey;
  const isMaker = (id: string): boolean => maker !== undefined && reviewerKeys?.get(id) === maker;
  return new Set(reviewers.filter((id) => isMaker(id) || hasRepaired(state, id)));
}

/** Whether it matters for a filing who its reviewers are: four eyes are asked for somewhere, and its maker is known. */
export const mattersWhoReviews = ({ workflow, facts }: Pick<SeenBefore, 'workflow' | 'facts'>): boolean =>
  facts.submittedBy !== undefined && Object.values(workflow.definition.steps).some(({ isFourEyes }) => isFourEyes);
