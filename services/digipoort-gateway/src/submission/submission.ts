import type { Attempt, Delivery, Finding, Step, SubmissionCommand, SubmissionEvent } from './submission.events.js';
import type { SubmissionRefusalCode } from './submission.errors.js';
import { mayBeConfirmed, mayBeDenied } from './submission.rules.js';

interface Course {
  /** Attempts begun so far. */
  readonly attempts: number;
  /** Sequence of the newest status step of the filing. */
  readonly sequence: number;
  /** Kenmerk of a process that ended, or stopped being followed, without a judgement: looked at again before anything is sent. */
  readonly earlier?: string;
}

/** Where a filing is on its way to the authority. At most one attempt is ever without a known outcome. */
export type Submission = Course &
  (
    | { readonly phase: 'waiting' }
    | { readonly phase: 'attempting'; readonly attempt: Attempt }
    /** The authority may have it: nothing is sent before that is known. */
    | { readonly phase: 'unresolved'; readonly attempt: Attempt; readonly isReported: boolean }
    | { readonly phase: 'sent'; readonly kenmerk: string }
    /** Without a kenmerk where a person said so and did not know it. */
    | { readonly phase: 'accepted'; readonly kenmerk?: string }
    | { readonly phase: 'refused'; readonly kenmerk?: string }
    /** A person has to look; with an attempt when its outcome is still unknown. */
    | { readonly phase: 'attention'; readonly code: string; readonly attempt?: Attempt }
  );

/** What follows from a command: events, none for a repeat of what is known, or a refusal. */
export type Decision = { readonly events: readonly SubmissionEvent[] } | { readonly refusal: SubmissionRefusalCode };

const refuse = (refusal: SubmissionRefusalCode): Decision => ({ refusal });
const happened = (...events: SubmissionEvent[]): Decision => ({ events });

/** A filing that has just been approved; `sequence` is that of its newest status step. */
export const newSubmission = (sequence: number): Submission => ({ phase: 'waiting', attempts: 0, sequence });

/** Decides what a command brings about. Pure: the same state and command always give the same events. */
export function decide(state: Submission, command: SubmissionCommand): Decision {
  switch (command.type) {
    case 'begin':
      return begin(state, command.attempt);
    case 'postpone': {
      if (state.phase !== 'waiting') return refuse('SUBMISSION_NOT_WAITING');
      const { code, message, now, nextAttemptAt } = command;
      return happened(failure(state, code, message, now, nextAttemptAt));
    }
    case 'record':
      return record(state, command.attempt, command.delivery, command.now);
    case 'lose':
      if (state.phase !== 'attempting') return refuse('SUBMISSION_NO_OPEN_ATTEMPT');
      return happened({ type: 'outcome-unknown', attempt: state.attempt, code: 'WORKER_LOST' });
    case 'resolve':
      return resolve(state, command.attemptId, command.finding, command.now);
    case 'conclude': {
      if (state.phase !== 'sent') return refuse('SUBMISSION_NOT_SENT');
      const { outcome, now } = command;
      if (outcome.kind === 'accepted') return happened({ type: 'accepted', step: next(state, 80, now) });
      return happened({ type: 'refused', code: outcome.code, message: outcome.message, step: next(state, 90, now) });
    }
    case 'break-down': {
      if (state.phase !== 'sent') return refuse('SUBMISSION_NOT_SENT');
      const { code, message, now, nextAttemptAt } = command;
      const step = next(state, 70, now);
      return happened({ type: 'broke-down', kenmerk: state.kenmerk, code, message, nextAttemptAt, step });
    }
    case 'revive':
      if (state.phase !== 'waiting' || state.earlier === undefined) return refuse('SUBMISSION_NOT_WAITING');
      return happened({ type: 'followed-again', kenmerk: state.earlier, step: next(state, 60, command.now) });
    case 'stop-following': {
      if (state.phase !== 'sent') return refuse('SUBMISSION_NOT_SENT');
      const step = next(state, 70, command.now);
      return happened({ type: 'left-without-outcome', kenmerk: state.kenmerk, code: 'NO_OUTCOME_YET', step });
    }
    case 'release':
      return release(state, command.now, command.lastAttempt);
    case 'claim': {
      if (state.phase !== 'attention') return refuse('SUBMISSION_NOT_STOPPED');
      const { attempt } = state;
      if (attempt?.id !== command.attemptId) return refuse('SUBMISSION_NO_OPEN_ATTEMPT');
      return happened({
        type: 'delivered',
        attempt,
        ...delivered(command),
        by: 'person',
        step: next(state, 60, command.now),
      });
    }
    case 'confirm':
    case 'deny':
      return settle(state, command);
    default:
      return command satisfies never;
  }
}

/** What may be at the authority is asked about before anything else: an open attempt, an earlier process, the last attempt. */
function release(state: Submission, now: Date, lastAttempt: Attempt | undefined): Decision {
  if (state.phase !== 'attention') return refuse('SUBMISSION_NOT_STOPPED');
  if (state.attempt) return happened({ type: 'released', attempt: state.attempt });
  if (state.earlier !== undefined) {
    return happened({ type: 'followed-again', kenmerk: state.earlier, step: next(state, 60, now) });
  }
  if (state.attempts !== (lastAttempt?.number ?? 0)) return refuse('SUBMISSION_ATTEMPT_NUMBER');
  return happened({ type: 'released', ...(lastAttempt ? { attempt: lastAttempt } : {}) });
}

/** A person's word counts only where the authority cannot be asked, or was never told of it. */
function settle(state: Submission, command: Extract<SubmissionCommand, { type: 'confirm' | 'deny' }>): Decision {
  if (state.phase !== 'attention') return refuse('SUBMISSION_NOT_STOPPED');
  const { attempt, earlier, code } = state;
  const stopped = { code, hasOpenAttempt: attempt !== undefined, hasEarlierProcess: earlier !== undefined };
  const counts = command.type === 'deny' ? mayBeDenied(stopped) : mayBeConfirmed(stopped);
  if (!counts) return refuse('SUBMISSION_CAN_BE_ASKED');
  if (attempt?.id !== command.attemptId) return refuse('SUBMISSION_NO_OPEN_ATTEMPT');
  const about = attempt ? { attempt } : {};
  if (command.type === 'deny') return happened({ type: 'denied', ...about });
  // Of an open attempt the earlier process is another one.
  const kenmerk = command.kenmerk ?? (attempt ? undefined : earlier);
  return happened({
    ...{ type: 'confirmed', ...about, ...(kenmerk === undefined ? {} : { kenmerk }) },
    step: next(state, 80, command.now),
  });
}

function begin(state: Submission, attempt: Attempt): Decision {
  if (state.phase === 'attempting' && state.attempt.id === attempt.id) return happened();
  if (state.phase !== 'waiting') return refuse('SUBMISSION_NOT_WAITING');
  if (attempt.number !== state.attempts + 1) return refuse('SUBMISSION_ATTEMPT_NUMBER');
  return happened({ type: 'attempt-begun', attempt });
}

function record(state: Submission, attempt: Attempt, delivery: Delivery, now: Date): Decision {
  if (delivery.kind === 'delivered' && 'kenmerk' in state && state.kenmerk === delivery.kenmerk) return happened();
  const open = 'attempt' in state ? state.attempt : undefined;
  // Proof of delivery counts whenever no other attempt can be on its way; everything else only closes its own attempt.
  const isOwn = open?.id === attempt.id;
  const isLateProof = delivery.kind === 'delivered' && state.phase === 'waiting' && attempt.number <= state.attempts;
  if (!isOwn && !isLateProof) return refuse('SUBMISSION_ATTEMPT_CLOSED');
  switch (delivery.kind) {
    case 'delivered':
      return happened({ type: 'delivered', attempt, ...delivered(delivery), by: 'answer', step: next(state, 60, now) });
    case 'rejected': {
      const { code, message } = delivery;
      return happened({ type: 'rejected', attempt, code, message, step: next(state, 90, now) });
    }
    case 'failed':
      return happened({ ...failure(state, delivery.code, delivery.message, now, delivery.nextAttemptAt), attempt });
    case 'unknown':
      return state.phase === 'attempting'
        ? happened({ type: 'outcome-unknown', attempt, code: delivery.code })
        : happened();
    default:
      return delivery satisfies never;
  }
}

function resolve(state: Submission, attemptId: string, finding: Finding, now: Date): Decision {
  if (state.phase !== 'unresolved' || state.attempt.id !== attemptId) return refuse('SUBMISSION_NO_OPEN_ATTEMPT');
  const { attempt } = state;
  switch (finding.kind) {
    case 'ours': {
      const step = next(state, 60, now);
      return happened({ type: 'delivered', attempt, ...delivered(finding), by: 'reconciliation', step });
    }
    case 'absent':
      return happened({ type: 'found-absent', attempt });
    case 'undecided': {
      const asked = { type: 'left-undecided', nextAskAt: finding.nextAskAt } as const;
      if (state.isReported) return happened(asked);
      const told = failure(state, 'OUTCOME_UNKNOWN', '', now, finding.nextAskAt);
      return happened({ ...asked, step: told.step });
    }
    case 'ambiguous':
      return happened({ type: 'needs-attention', code: finding.code, attempt, step: next(state, 70, now) });
    default:
      return finding satisfies never;
  }
}

const delivered = ({ kenmerk, deliveredAt }: { kenmerk: string; deliveredAt: Date }) => ({ kenmerk, deliveredAt });

const next = (state: Submission, status: Step['status'], at: Date): Step => ({
  status,
  sequence: state.sequence + 1,
  at,
});

const failure = (state: Submission, code: string, message: string, now: Date, nextAttemptAt: Date | undefined) =>
  ({ type: 'send-failed', code, message, nextAttemptAt, step: next(state, 70, now) }) as const;

/** The state after an event. */
export function evolve(state: Submission, event: SubmissionEvent): Submission {
  const attempts = state.attempts;
  const sequence = 'step' in event && event.step ? event.step.sequence : state.sequence;
  const past = { attempts, sequence };
  const course = { ...past, ...(state.earlier === undefined ? {} : { earlier: state.earlier }) };
  switch (event.type) {
    case 'attempt-begun':
      return { ...course, phase: 'attempting', attempt: event.attempt, attempts: event.attempt.number };
    case 'delivered':
    case 'followed-again':
      return { ...past, phase: 'sent', kenmerk: event.kenmerk };
    case 'rejected':
      return { ...course, phase: 'refused' };
    case 'send-failed':
      return event.nextAttemptAt
        ? { ...course, phase: 'waiting' }
        : { ...course, phase: 'attention', code: event.code };
    case 'outcome-unknown':
      return { ...course, phase: 'unresolved', attempt: event.attempt, isReported: false };
    case 'left-undecided':
      return state.phase === 'unresolved' ? { ...state, ...course, isReported: true } : state;
    case 'found-absent':
      return { ...course, phase: 'waiting' };
    case 'needs-attention':
      return { ...course, phase: 'attention', code: event.code, attempt: event.attempt };
    case 'accepted':
      return state.phase === 'sent' ? { ...course, phase: 'accepted', kenmerk: state.kenmerk } : state;
    case 'refused':
      return state.phase === 'sent' ? { ...course, phase: 'refused', kenmerk: state.kenmerk } : state;
    case 'broke-down':
      return event.nextAttemptAt
        ? { ...past, earlier: event.kenmerk, phase: 'waiting' }
        : { ...past, earlier: event.kenmerk, phase: 'attention', code: event.code };
    case 'left-without-outcome':
      return { ...past, earlier: event.kenmerk, phase: 'attention', code: event.code };
    case 'released':
      return event.attempt
        ? { ...course, phase: 'unresolved', attempt: event.attempt, isReported: true }
        : { ...course, phase: 'waiting' };
    case 'confirmed':
      return { ...past, phase: 'accepted', ...(event.kenmerk === undefined ? {} : { kenmerk: event.kenmerk }) };
    case 'denied':
      // The earlier process is not looked at again: it cannot be, or a person has said that it will come to nothing.
      return { ...past, phase: 'waiting' };
    default:
      return event satisfies never;
  }
}
