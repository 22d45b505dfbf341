import type {
  Authentication,
  FilingFacts,
  FilingStatus,
  OrganisationReference,
  RejectionReason,
} from '@akkoord/contracts';
import type { PublishedDefinition } from '../definition/delivered-workflows.js';
import type { StepKey, WorkflowStep } from '../definition/workflow-definition.js';
import type { KnownActor } from './known-actor.js';

/** What somebody did with a filing, as evidence keeps it: who, when, how he logged in, about which bytes. */
export interface Act {
  /** Of a question also its id. */
  readonly actId: string;
  readonly choice: 'approve' | 'reject' | 'ask' | 'answer' | 'repair' | 'withdraw' | 'undo';
  readonly actor: KnownActor;
  readonly authentication?: Authentication;
  /** Performers of the step for whom an approval counts: he himself, or who delegated to him. */
  readonly countsFor: readonly string[];
  readonly documentSha256: string;
  readonly reason?: RejectionReason;
  readonly text?: string;
  /** The box a question is about. */
  readonly box?: string;
  /** The question an answer belongs to. */
  readonly questionId?: string;
  readonly supersededBy?: string;
  readonly step: StepKey;
  readonly round: number;
  readonly idempotencyKey: string;
  readonly at: string;
  readonly ledTo: FilingStatus;
}

/** The standing approval under which a filing waits for objections only. */
export interface StandingApproval {
  readonly mandateId: string;
  readonly objectionHours: number;
  /** Instant, ISO 8601: approved by itself from then on. */
  readonly approvesAt: string;
}

/** The approval of one filing. `sequence` is that of its newest step, `since` when that was made, `version` counts changes. */
export interface Approval {
  readonly filingId: string;
  readonly organisation: OrganisationReference;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly sequence: number;
  readonly since: string;
  readonly version: number;
  /** The published workflow it follows, for ever. */
  readonly workflow: PublishedDefinition;
  /** Where in the workflow it is. */
  readonly step: StepKey;
  /** Counts how often everybody had to decide anew: after a repair, and after an undo. */
  readonly round: number;
  readonly standing?: StandingApproval;
  /** There as long as the client can undo his approval: the gateway has not been told yet. */
  readonly undoUntil?: string;
  /** Oldest first. */
  readonly acts: readonly Act[];
}

/** The step of the workflow a filing is at. */
export function stepOf({ workflow, step }: Pick<Approval, 'workflow' | 'step'>): WorkflowStep {
  const found = workflow.definition.steps[step];
  if (!found) throw new Error(`workflow ${workflow.definitionId} version ${workflow.version} has no step ${step}`);
  return found;
}

/** Questions that were not answered yet. */
export function openQuestions({ acts }: Pick<Approval, 'acts'>): readonly Act[] {
  const answered = new Set(acts.map(({ questionId }) => questionId));
  return acts.filter(({ choice, actId }) => choice === 'ask' && !answered.has(actId));
}
