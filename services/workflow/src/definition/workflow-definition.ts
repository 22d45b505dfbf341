/** Name of a step within its workflow: small letters, digits and dashes. */
export type StepKey = string;

/** How many of the people who may perform a step have to approve; one rejection always ends it. */
export type SimplePolicy =
  | { readonly kind: 'any-one' }
  /** Everybody who has the role; who has left is not waited for. */
  | { readonly kind: 'all' }
  /** So many different people, in any order. */
  | { readonly kind: 'number'; readonly of: number }
  /** So many different people, one after the other in the order that the office gave them (`approvalOrder` of a contact). */
  | { readonly kind: 'sequence'; readonly of: number };

/** A policy that holds for filings above an amount. */
export interface AmountBand {
  /** Whole euros; the total of the filing, without its sign, is more than this. */
  readonly above: number;
  /** Totals to pay, totals to get back, or both. */
  readonly side: 'to-pay' | 'refund' | 'both';
  readonly policy: SimplePolicy;
}

/** A policy, or policies by what the filing asks to pay or gives back. */
export type Policy =
  | SimplePolicy
  | { readonly kind: 'by-amount'; readonly bands: readonly AmountBand[]; readonly otherwise: SimplePolicy };

/** What a performer can do at a step, and where it brings the filing: to another step, or to the end of the workflow. */
export interface WorkflowAction {
  readonly name: 'approve' | 'reject' | 'ask';
  readonly nl: string;
  readonly en: string;
  /** A step, or `approved`, `rejected` or `question`. */
  readonly leadsTo: StepKey;
  readonly needsReason: boolean;
}

/** One step: who is asked for what. An `inform` step waits for nobody: its performers are told, and the workflow itself takes its `approve` at once. */
export interface WorkflowStep {
  readonly status: 25 | 30;
  readonly kind: 'office-review' | 'client-approval' | 'inform';
  readonly nl: string;
  readonly en: string;
  readonly policy: Policy;
  /** Office review: who sent the filing cannot be who reviews it. */
  readonly isFourEyes?: boolean;
  /** With four eyes: a filing of which nobody named the maker is let through by who may name him (`name-maker`), and by nobody else. */
  readonly needsSender?: boolean;
  readonly performers: 'approver' | 'office-reviewer' | 'viewer';
  readonly actions: readonly WorkflowAction[];
}

/** A reason an office offers to who rejects. */
export interface RejectionChoice {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
}

/** When who is reminded, in days before the filing is due. */
export interface ReminderRule {
  readonly daysBeforeDue: number;
  readonly to: 'performers' | 'office';
}

/** A workflow as data: who is asked, in which order, and what can be answered. */
export interface WorkflowDefinition {
  readonly name: string;
  /** Made by us and read-only; an office changes a copy. */
  readonly isDelivered: boolean;
  readonly start: StepKey;
  readonly steps: Readonly<Record<StepKey, WorkflowStep>>;
  /** Seconds in which the client may undo his approval; 0: not at all. */
  readonly undoGraceSeconds: number;
  readonly rejectionReasons: readonly RejectionChoice[];
  readonly reminders: readonly ReminderRule[];
  /** A filing that still waits so many days after it was due is withdrawn; absent: never. */
  readonly expiresDaysAfterDue?: number;
}
