/** One try to deliver: committed before the call, and the same in its wsa:MessageID and Timestamp. */
export interface Attempt {
  readonly id: string;
  /** Counts from 1 within the submission. */
  readonly number: number;
  /** wsu:Created of the request. */
  readonly startedAt: Date;
  /** wsu:Expires of the request: the authority refuses what it reads later than this. */
  readonly expiresAt: Date;
}

/** A move of the filing's status that goes out with the event. */
export interface Step {
  readonly status: 60 | 70 | 80 | 90;
  readonly sequence: number;
  readonly at: Date;
}

/** How a call to aanleveren ended, in the gateway's own terms. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly kenmerk: string; readonly deliveredAt: Date }
  /** The authority will never take it like this. */
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  /** Certainly not taken; without `nextAttemptAt` a person has to act first. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly nextAttemptAt?: Date }
  /** Nobody can tell; ask before doing anything else. */
  | { readonly kind: 'unknown'; readonly code: string };

/** What asking the authority brought to light about an attempt with an unknown outcome. */
export type Finding =
  | { readonly kind: 'ours'; readonly kenmerk: string; readonly deliveredAt: Date }
  | { readonly kind: 'absent' }
  | { readonly kind: 'undecided'; readonly nextAskAt: Date }
  | { readonly kind: 'ambiguous'; readonly code: string };

/** The authority's last word about a process. */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** The authority broke down: the process ended, the filing was not judged. */
  | { readonly kind: 'broke-down'; readonly code: string; readonly message: string };

/** What can be asked of a submission. */
export type SubmissionCommand =
  | { readonly type: 'begin'; readonly attempt: Attempt }
  /** Could not even begin; without `nextAttemptAt` a person has to act first. */
  | {
      readonly type: 'postpone';
      readonly code: string;
      readonly message: string;
      readonly now: Date;
      readonly nextAttemptAt?: Date;
    }
  | { readonly type: 'record'; readonly attempt: Attempt; readonly delivery: Delivery; readonly now: Date }
  /** Whoever made the open attempt is gone. */
  | { readonly type: 'lose' }
  | { readonly type: 'resolve'; readonly attemptId: string; readonly finding: Finding; readonly now: Date }
  | { readonly type: 'conclude'; readonly outcome: Exclude<Outcome, { kind: 'broke-down' }>; readonly now: Date }
  /** The process broke down; without `nextAttemptAt` it was so for too long and a person has to act first. */
  | {
      readonly type: 'break-down';
      readonly code: string;
      readonly message: string;
      readonly now: Date;
      readonly nextAttemptAt?: Date;
    }
  /** A process that had broken down got further after all. */
  | { readonly type: 'revive'; readonly now: Date }
  /** Followed for as long as that makes sense, without an end. */
  | { readonly type: 'stop-following'; readonly now: Date }
  /** A person lets a filing that stopped go on; `lastAttempt` when it has had one. */
  | { readonly type: 'release'; readonly now: Date; readonly lastAttempt?: Attempt }
  /** A person says which process of the authority is the open attempt's. */
  | {
      readonly type: 'claim';
      readonly attemptId: string;
      readonly kenmerk: string;
      readonly deliveredAt: Date;
      readonly now: Date;
    }
  /** A person has seen that the authority has it, where asking cannot tell. */
  | { readonly type: 'confirm'; readonly attemptId?: string; readonly kenmerk?: string; readonly now: Date }
  /** A person has seen that the authority does not have it, where asking cannot tell. */
  | { readonly type: 'deny'; readonly attemptId?: string };

/** What happened to a submission. */
export type SubmissionEvent =
  | { readonly type: 'attempt-begun'; readonly attempt: Attempt }
  | {
      readonly type: 'delivered';
      readonly attempt: Attempt;
      readonly kenmerk: string;
      readonly deliveredAt: Date;
      readonly by: 'answer' | 'reconciliation' | 'person';
      readonly step: Step;
    }
  | {
      readonly type: 'rejected';
      readonly attempt: Attempt;
      readonly code: string;
      readonly message: string;
      readonly step: Step;
    }
  | {
      readonly type: 'send-failed';
      readonly attempt?: Attempt;
      readonly code: string;
      readonly message: string;
      readonly nextAttemptAt: Date | undefined;
      readonly step: Step;
    }
  | { readonly type: 'outcome-unknown'; readonly attempt: Attempt; readonly code: string }
  /** Told (with a step) the first time only. */
  | { readonly type: 'left-undecided'; readonly nextAskAt: Date; readonly step?: Step }
  | { readonly type: 'found-absent'; readonly attempt: Attempt }
  | { readonly type: 'needs-attention'; readonly code: string; readonly attempt: Attempt; readonly step: Step }
  | { readonly type: 'accepted'; readonly step: Step }
  | { readonly type: 'refused'; readonly code: string; readonly message: string; readonly step: Step }
  | {
      readonly type: 'broke-down';
      readonly kenmerk: string;
      readonly code: string;
      readonly message: string;
      readonly nextAttemptAt: Date | undefined;
      readonly step: Step;
    }
  /** Followed again: by itself, or because a person said so. */
  | { readonly type: 'followed-again'; readonly kenmerk: string; readonly step: Step }
  | { readonly type: 'left-without-outcome'; readonly kenmerk: string; readonly code: string; readonly step: Step }
  /** A person let it go on; with an attempt, the authority is asked about that one before anything is sent. */
  | { readonly type: 'released'; readonly attempt?: Attempt }
  /** On the word of a person the authority has it: the end. */
  | { readonly type: 'confirmed'; readonly attempt?: Attempt; readonly kenmerk?: string; readonly step: Step }
  /** On the word of a person the authority has neither the open attempt nor an earlier process: it is sent anew. */
  | { readonly type: 'denied'; readonly attempt?: Attempt };
