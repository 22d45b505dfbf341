import type {
  BrokenRule,
  FilingFacts,
  FilingStatus,
  OrganisationReference,
  RejectionReason,
  StatusStep,
} from '@akkoord/contracts';
import { approverAuthorised } from '../rules/approver-authorised.rule.js';
import type { Verdict } from '../rules/rules.js';
import { STANDARD_WORKFLOW } from '../definition/standard-workflow.js';
import { IllegalMoveError, type ApprovalRefusal } from './approval.errors.js';
import { isLegalMove, type Actor } from './approval.transitions.js';
import type { Contact } from './contact.js';

/** A decision as evidence keeps it: who, when, about which bytes. */
export interface Decision {
  readonly choice: 'approve' | 'reject';
  readonly contactId: string;
  readonly documentSha256: string;
  readonly reason?: RejectionReason;
  readonly idempotencyKey: string;
  readonly at: string;
  readonly ledTo: FilingStatus;
}

/** The approval of one filing. `sequence` is that of its newest step, `version` counts changes. */
export interface Approval {
  readonly filingId: string;
  readonly organisation: OrganisationReference;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly sequence: number;
  readonly version: number;
  readonly decisions: readonly Decision[];
}

/** A filing that found its organisation; `after` is the newest step it already made. */
export interface StartApproval {
  readonly type: 'start';
  readonly filingId: string;
  readonly organisation: OrganisationReference;
  readonly facts: FilingFacts;
  readonly after: Pick<StatusStep, 'status' | 'sequence'>;
  readonly asks: 'client' | 'nobody';
  /** What the rules of the office say of it. */
  readonly verdict: Verdict;
  readonly at: string;
}

/** A contact decides; `contact` is what is known of him now. */
export interface Decide {
  readonly type: 'decide';
  readonly choice: 'approve' | 'reject';
  readonly contactId: string;
  readonly contact: Contact | undefined;
  readonly documentSha256: string;
  readonly reason?: RejectionReason;
  readonly idempotencyKey: string;
  readonly at: string;
}

export type ApprovalCommand = StartApproval | Decide;

export type ApprovalEvent =
  | {
      readonly type: 'approval-requested';
      readonly filingId: string;
      readonly organisation: OrganisationReference;
      readonly facts: FilingFacts;
      readonly steps: readonly StatusStep[];
      readonly warnings: readonly BrokenRule[];
    }
  | {
      readonly type: 'filing-blocked';
      readonly filingId: string;
      readonly organisation: OrganisationReference;
      readonly facts: FilingFacts;
      readonly steps: readonly StatusStep[];
      readonly reasons: readonly BrokenRule[];
    }
  | { readonly type: 'approval-granted'; readonly decision: Decision }
  | { readonly type: 'approval-rejected'; readonly decision: Decision; readonly steps: readonly StatusStep[] }
  | {
      readonly type: 'filing-approved';
      readonly filingId: string;
      readonly organisation: OrganisationReference;
      readonly facts: FilingFacts;
      readonly steps: readonly StatusStep[];
      readonly contactId?: string;
    };

/** `repeated`: the very same decision was taken before, so its answer is given again and nothing happens. */
export type Outcome =
  | { readonly kind: 'happened'; readonly events: readonly ApprovalEvent[] }
  | { readonly kind: 'repeated'; readonly status: FilingStatus }
  | { readonly kind: 'refused'; readonly code: ApprovalRefusal };

const happened = (...events: ApprovalEvent[]): Outcome => ({ kind: 'happened', events });
const refused = (code: ApprovalRefusal): Outcome => ({ kind: 'refused', code });

/** What follows from a command, given the approval as it is (undefined: none yet). */
export function decide(state: Approval | undefined, command: ApprovalCommand): Outcome {
  switch (command.type) {
    case 'start':
      return start(state, command);
    case 'decide':
      return decideOn(state, command);
    default:
      return command satisfies never;
  }
}

function start(state: Approval | undefined, command: StartApproval): Outcome {
  if (state) return happened(); // registered and matched, or the same message twice: one approval
  const { filingId, organisation, facts, after, at } = command;
  const { refusals: reasons, warnings } = command.verdict;
  const filing = { filingId, organisation, facts };
  const through = (...via: FilingStatus[]): StatusStep[] => stepsAfter(after, via, 'workflow', at);
  if (reasons.length > 0) return happened({ type: 'filing-blocked', ...filing, reasons, steps: through(45) });
  return command.asks === 'client'
    ? happened({ type: 'approval-requested', ...filing, warnings, steps: through(...preparation(after), 30) })
    : happened({ type: 'filing-approved', ...filing, steps: through(...preparation(after), 50) });
}

/** A filing that the connector matched later comes at 20 already. */
const preparation = ({ status }: Pick<StatusStep, 'status'>): FilingStatus[] => (status === 20 ? [] : [20]);

function decideOn(state: Approval | undefined, command: Decide): Outcome {
  if (!state) return refused('APPROVAL_NOT_FOUND');
  const earlier = state.decisions.find((decision) => isSame(decision, command));
  if (earlier) return { kind: 'repeated', status: earlier.ledTo };
  const unauthorised = approverAuthorised.check({ contact: command.contact, organisation: state.organisation });
  if (unauthorised) return refused(unauthorised);
  if (state.status !== STANDARD_WORKFLOW.steps.client.status)
    return refused(isDecided(state) ? 'APPROVAL_ALREADY_DECIDED' : 'APPROVAL_NOT_OPEN');
  if (command.documentSha256 !== state.facts.document.sha256) return refused('APPROVAL_DOCUMENT_CHANGED');
  const action = STANDARD_WORKFLOW.steps.client.actions.find(({ name }) => name === command.choice);
  if (action?.needsReason && !command.reason?.text.trim()) return refused('APPROVAL_REASON_REQUIRED');
  return happened(...decided(state, command));
}

function decided(state: Approval, command: Decide): ApprovalEvent[] {
  const { filingId, organisation, facts } = state;
  const { choice, contactId, documentSha256, reason, idempotencyKey, at } = command;
  const decision = { choice, contactId, documentSha256, idempotencyKey, at, ...(reason ? { reason } : {}) };
  switch (choice) {
    case 'approve':
      return [
        { type: 'approval-granted', decision: { ...decision, ledTo: 50 } },
        { type: 'filing-approved', filingId, organisation, facts, contactId, steps: step(state, 50, at) },
      ];
    case 'reject':
      return [{ type: 'approval-rejected', decision: { ...decision, ledTo: 40 }, steps: step(state, 40, at) }];
    default:
      return choice satisfies never;
  }
}

const step = (state: Approval, to: FilingStatus, at: string): StatusStep[] => stepsAfter(state, [to], 'client', at);

/** The approval after an event; the first event of its life makes it. */
export function evolve(state: Approval | undefined, event: ApprovalEvent): Approval {
  switch (event.type) {
    case 'approval-requested':
    case 'filing-blocked':
    case 'filing-approved':
      return moved(state ?? born(event), event.steps);
    case 'approval-granted': {
      const approval = existing(state);
      return { ...approval, decisions: [...approval.decisions, event.decision] };
    }
    case 'approval-rejected': {
      const approval = existing(state);
      return moved({ ...approval, decisions: [...approval.decisions, event.decision] }, event.steps);
    }
    default:
      return event satisfies never;
  }
}

function born(event: Pick<Approval, 'filingId' | 'organisation' | 'facts'>): Approval {
  const { filingId, organisation, facts } = event;
  return { filingId, organisation, facts, status: 10, sequence: 0, version: 0, decisions: [] };
}

function moved(approval: Approval, steps: readonly StatusStep[]): Approval {
  const { status, sequence } = steps.at(-1) ?? approval;
  return { ...approval, status, sequence, version: approval.version + 1 };
}

function existing(state: Approval | undefined): Approval {
  if (!state) throw new IllegalMoveError('a decision on an approval that never started');
  return state;
}

function isSame(decision: Decision, command: Decide): boolean {
  return (
    decision.idempotencyKey === command.idempotencyKey &&
    decision.contactId === command.contactId &&
    decision.choice === command.choice &&
    decision.documentSha256 === command.documentSha256
  );
}

const isDecided = ({ status }: Approval): boolean => status === 40 || status >= 50;

/** Steps through `statuses`, each checked against the transition table. */
export function stepsAfter(
  last: Pick<StatusStep, 'status' | 'sequence'>,
  statuses: readonly FilingStatus[],
  by: Actor,
  at: string,
): StatusStep[] {
  let from = last.status;
  return statuses.map((status, index) => {
    if (!isLegalMove(from, status, by))
      throw new IllegalMoveError(`${by} cannot move a filing from ${from} to ${status}`);
    from = status;
    return { status, sequence: last.sequence + index + 1, at };
  });
}
