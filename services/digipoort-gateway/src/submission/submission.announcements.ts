import {
  type AuthorityStatus,
  FilingAccepted,
  FilingRefused,
  FilingSendFailed,
  FilingSent,
  type StatusStep,
} from '@akkoord/contracts';
import type { GivenStatus } from '../authority-status/authority-status.js';
import { SEND_FAILURES } from './submission.errors.js';
import type { Step, SubmissionEvent } from './submission.events.js';
import { aanleverkenmerkOf } from './submission.rules.js';
import type { Submission } from './submission.js';

/** What the other services hear of an event; nothing when it does not move the filing. */
export function announcementOf(
  filingId: string,
  before: Submission,
  event: SubmissionEvent,
  statuses: readonly GivenStatus[],
): object | undefined {
  const sendFailed = (step: Step, code: string, message: string, nextAttemptAt?: Date) =>
    Object.assign(new FilingSendFailed(), {
      filingId,
      statuses: [stepOf(step)],
      code,
      message: (message || sentenceOf(code)).slice(0, 500),
      attempt: Math.max(1, before.attempts),
      ...(nextAttemptAt ? { nextAttemptAt: nextAttemptAt.toISOString() } : {}),
    });
  const known = 'kenmerk' in before && before.kenmerk !== undefined ? { kenmerk: before.kenmerk } : {};
  switch (event.type) {
    case 'delivered':
      return Object.assign(new FilingSent(), {
        filingId,
        statuses: [stepOf(event.step)],
        kenmerk: event.kenmerk,
        aanleverkenmerk: aanleverkenmerkOf(filingId),
        deliveredAt: event.deliveredAt.toISOString(),
      });
    case 'send-failed':
      return sendFailed(event.step, event.code, event.message, event.nextAttemptAt);
    case 'left-undecided':
      return event.step && sendFailed(event.step, 'OUTCOME_UNKNOWN', '', event.nextAskAt);
    case 'needs-attention':
      return sendFailed(event.step, event.code, '');
    case 'accepted':
      return Object.assign(new FilingAccepted(), {
        filingId,
        statuses: [stepOf(event.step)],
        ...known,
        authorityStatuses: statuses.map(verbatim),
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
      });
    case 'attempt-begun':
    case 'outcome-unknown':
    case 'found-absent':
      return undefined;
    default:
      return event satisfies never;
  }
}

const stepOf = ({ status, sequence, at }: Step): StatusStep => ({ status, sequence, at: at.toISOString() });

const verbatim = ({ code, text, at }: GivenStatus): AuthorityStatus => ({ code, text, at: at.toISOString() });

const sentenceOf = (code: string): string =>
  code in SEND_FAILURES ? SEND_FAILURES[code as keyof typeof SEND_FAILURES].nl : code;
