import type { BrokenRule, FilingFacts, OrganisationReference, RejectionReason, StatusStep } from '@akkoord/contracts';
import type { PublishedDefinition } from '../definition/delivered-workflows.js';
import type { StepKey } from '../definition/workflow-definition.js';
import type { Act, StandingApproval } from './approval-state.js';
import type { KnownActor } from './known-actor.js';

/** Whose filing, and what is in it. */
export interface FilingPart {
  readonly filingId: string;
  readonly organisation: OrganisationReference;
  readonly facts: FilingFacts;
}

interface Moves {
  /** The last one is the newest; where nothing moves, the newest step once more. */
  readonly steps: readonly StatusStep[];
  /** Steps that only inform and that the filing passed. */
  readonly informs?: readonly StepKey[];
}

interface Born extends FilingPart {
  readonly workflow: PublishedDefinition;
}

/** What happened to the approval of a filing. */
export type ApprovalEvent =
  | (Born &
      Moves & {
        readonly type: 'approval-requested' | 'review-requested';
        readonly step: StepKey;
        readonly standing?: StandingApproval;
        readonly warnings: readonly BrokenRule[];
        readonly reviewedBy?: KnownActor;
      })
  | (Born & Moves & { readonly type: 'filing-blocked'; readonly reasons: readonly BrokenRule[] })
  /** Everybody who is still there approved; what follows from it comes next. */
  | { readonly type: 'performers-left' }
  | { readonly type: 'approval-granted' | 'approval-partly-granted'; readonly act: Act }
  | (Moves & { readonly type: 'approval-rejected'; readonly act: Act })
  | (Moves & {
      readonly type: 'question-asked' | 'question-answered';
      readonly act: Act;
      readonly standing?: StandingApproval;
    })
  | (Moves & { readonly type: 'approval-repaired' | 'approval-undone'; readonly act: Act })
  | (Moves & {
      readonly type: 'approval-completed';
      readonly step: StepKey;
      readonly undoUntil: string;
      readonly act: Act;
    })
  | (Born &
      Moves & {
        readonly type: 'filing-approved';
        readonly step: StepKey;
        readonly contactId?: string;
        readonly mandateId?: string;
      })
  | (FilingPart & { readonly type: 'mandate-lapsed' } & Moves)
  | (FilingPart &
      Moves & {
        readonly type: 'filing-withdrawn';
        readonly act: Act;
        readonly reason: RejectionReason;
      });

/** `repeated`: the very same thing was done before, so its answer is given again and nothing happens. */
export type Outcome<Refused extends string> =
  | { readonly kind: 'happened'; readonly events: readonly ApprovalEvent[] }
  | { readonly kind: 'repeated'; readonly act: Act }
  | { readonly kind: 'refused'; readonly code: Refused };
