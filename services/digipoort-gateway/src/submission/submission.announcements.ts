import {
  type AuthorityStatus,
  type CodeExplanation,
  FilingAccepted,
  FilingRefused,
  FilingSendFailed,
  FilingSent,
  type StatusStep,
} from '@akkoord/contracts';
import type { GivenStatus } from '../authority-status/authority-status.js';
import { explain, explainEnd } from '../authority-status/explanation.js';
import { SEND_FAILURES } from './submission.errors.js';
import type { Step, SubmissionEvent } from './submission.events.js';
import { aanleverkenmerkOf } from './submission.rules.js';
import type { Submission } from './submission.js';

/** An event with what it happened to. */
export interface Happening {
  readonly filingId: string;
  readonly before: Submission;
  readonly event: SubmissionEvent;
  /** All statuses of the process, with an event about its end. */
  readonly statuses: readonly GivenStatus[];
  /** When the authority took it, once that is known. */
  readonly deliveredAt: Date | null;
}

/** What the other services hear of an event; nothing when it does not move the filing. */
export function announcementOf({ filingId, before, event, statuses, deliveredAt }: Happening): object | undefined {
  const known = 'kenmerk' in before && before.kenmerk !== undefined ? { kenmerk: before.kenmerk } : {};
  const failed = (step: Step, failure: Failure) => sendFailed(filingId, before, step, failure);
  const sent = (step: Step, kenmerk: string, at: Date) =>
    Object.assign(new FilingSent(), {
      filingId,
      statuses: [stepOf(step)],
      kenmerk,
      aanleverkenmerk: aanleverkenmerkOf(filingId),
      deliveredAt: at.toISOString(),
    });
  switch (event.type) {
    case 'delivered':
      return sent(event.step, event.kenmerk, event.deliveredAt);
    case 'followed-again':
      return sent(event.step, event.kenmerk, deliveredAt ?? event.step.at);
    case 'send-failed':
      return failed(event.step, event);
    case 'broke-down':
      return failed(event.step, { ...event, explanation: explainEnd(event.code, statuses) });
    case 'left-undecided':
      return event.step && failed(event.step, { code: 'OUTCOME_UNKNOWN', nextAttemptAt: event.nextAskAt });
    case 'needs-attention':
    case 'left-without-outcome':
      return failed(event.step, { code: event.code });
    case 'accepted':
      return Object.assign(new FilingAccepted(), {
        filingId,
        statuses: [stepOf(event.step)],
        ...known,
        authorityStatuses: statuses.map(verbatim),
      });
    case 'confirmed':
      return Object.assign(new FilingAccepted(), {
        ...{ filingId, statuses: [stepOf(event.step)], confirmedBy: 'person', authorityStatuses: [] },
        ...(event.kenmerk === undefined ? {} : { kenmerk: event.kenmerk }),
      });
    case 'rejected':
    case 'refused':
      return Object.assign(new FilingRefused(), {
        filingId,
        statuses: [stepOf(event.step)],
        ...known,
        code: event.code,
        message: event.message.slice(0, 4000),
        authorityStatuses: statuses.map(verbatim),
        explanation: event.type === 'rejected' ? explain(event.code) : explainEnd(event.code, statuses),
      });
    case 'attempt-begun':
    case 'outcome-unknown':
    case 'found-absent':
    case 'released':
    case 'denied':
      return undefined;
    default:
      return event satisfies never;
  }
}

interface Failure {
  readonly code: string;
  readonly message?: string;
  readonly nextAttemptAt?: Date | undefined;
  readonly explanation?: CodeExplanation;
}

function sendFailed(filingId: string, before: Submission, step: Step, failure: Failure): FilingSendFailed {
  const { code, message = '', nextAttemptAt } = failure;
  const own = code in SEND_FAILURES ? SEND_FAILURES[code as keyof typeof SEND_FAILURES] : undefined;
  const explanation = failure.explanation ?? (own && { code, meaning: { ...own } });
  return Object.assign(new FilingSendFailed(), {
    filingId,
    statuses: [stepOf(step)],
    code,
    message: (message || own?.nl || code).slice(0, 500),
    attempt: Math.max(1, before.attempts),
    ...(nextAttemptAt ? { nextAttemptAt: nextAttemptAt.toISOString() } : {}),
    ...(explanation ? { explanation } : {}),
  });
}

const stepOf = ({ status, sequence, at }: Step): StatusStep => ({ status, sequence, at: at.toISOString() });

const verbatim = ({ code, text, at, fault }: GivenStatus): AuthorityStatus => ({
  code,
  text,
  at: at.toISOString(),
  ...(fault ? { faultCode: fault.code, faultText: fault.text.slice(0, 4000) } : {}),
});
