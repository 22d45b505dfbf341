import type { FilingFacts, OrganisationReference, RejectionReason, StatusStep } from '@akkoord/contracts';
import type { PublishedDefinition } from '../definition/delivered-workflows.js';
import type { Verdict } from '../rules/rules.js';
import type { Acting, People } from './acting.js';
import type { GivenMandate } from './advance.js';

/** A filing that found its organisation; `after` is the newest step it already made. */
export interface StartApproval {
  readonly type: 'start';
  readonly filingId: string;
  readonly organisation: OrganisationReference;
  readonly facts: FilingFacts;
  readonly after: StatusStep;
  readonly workflow: PublishedDefinition;
  /** `nobody`: approved as soon as it is let in. */
  readonly asks: 'client' | 'nobody';
  /** The standing approval that covers it. */
  readonly mandate?: GivenMandate;
  /** What the rules of the office say of it. */
  readonly verdict: Verdict;
  readonly at: string;
}

/** What everything a person does carries. */
interface ByPerson {
  readonly acting: Acting;
  /** Id of what he does, for the evidence. */
  readonly actId: string;
  readonly idempotencyKey: string;
  readonly at: string;
}

/** Somebody approves or rejects. */
export interface Decide extends ByPerson {
  readonly type: 'decide';
  readonly choice: 'approve' | 'reject';
  readonly documentSha256: string;
  readonly reason?: RejectionReason;
  readonly people: People;
  /** The standing approval that covers the filing, for when the office has looked. */
  readonly mandate?: GivenMandate;
}

/** The client asks something. */
export interface Ask extends ByPerson {
  readonly type: 'ask';
  readonly documentSha256: string;
  readonly box?: string;
  readonly text: string;
}

/** The office answers. */
export interface Answer extends ByPerson {
  readonly type: 'answer';
  readonly questionId: string;
  readonly text: string;
  /** Somebody may have left while the question was open. */
  readonly people: People;
}

/** The office puts a rejected filing back. */
export interface Repair extends ByPerson {
  readonly type: 'repair';
  readonly text?: string;
}

/** The office, the client environment, or the workflow by itself takes a filing back. */
export interface Withdraw extends ByPerson {
  readonly type: 'withdraw';
  readonly reason: RejectionReason;
  /** The filing that takes its place. */
  readonly supersededBy?: string;
}

/** The client takes his approval back. */
export interface Undo extends ByPerson {
  readonly type: 'undo';
}

/** The time in which the client could undo is over. */
export interface EndGrace {
  readonly type: 'end-grace';
  readonly at: string;
}

/** The time in which the client could object to a standing approval is over. */
export interface EndObjection {
  readonly type: 'end-objection';
  /** Whether the mandate still covers the filing; it may have been revoked meanwhile. */
  readonly isStillCovered: boolean;
  readonly at: string;
}

/** Somebody who performed steps does so no longer. */
export interface PerformersLeft {
  readonly type: 'performers-left';
  readonly people: People;
  /** The standing approval that covers the filing, for when the office has looked. */
  readonly mandate?: GivenMandate;
  readonly at: string;
}

export type PersonCommand = Decide | Ask | Answer | Repair | Withdraw | Undo;
export type ApprovalCommand = StartApproval | PersonCommand | EndGrace | EndObjection | PerformersLeft;
