import type { FilingReleased } from '@akkoord/contracts';
import type { Evidence } from '../archive/evidence.js';
import type { JobChange } from '../job/job.repository.js';
import type { AttemptOutcome } from './attempt.repository.js';
import type { SubmissionEvent } from './submission.events.js';

/** How the job of a filing goes on after an event; undefined leaves the lease as it is. */
export function jobAfter(
  filingId: string,
  event: SubmissionEvent,
  tries: number,
  now: Date,
  firstFollowMs: number,
): JobChange | undefined {
  const until = (at: Date) => Math.max(0, at.getTime() - now.getTime());
  switch (event.type) {
    case 'attempt-begun':
      return undefined;
    case 'delivered':
      return { filingId, lane: 'follow', delayMs: firstFollowMs };
    case 'send-failed':
      return event.nextAttemptAt
        ? { filingId, lane: 'submit', delayMs: until(event.nextAttemptAt), tries: tries + 1 }
        : { filingId, lane: 'attention' };
    case 'left-undecided':
      return { filingId, lane: 'submit', delayMs: until(event.nextAskAt), tries: tries + 1 };
    case 'broke-down':
      return event.nextAttemptAt
        ? { filingId, lane: 'submit', delayMs: until(event.nextAttemptAt) }
        : { filingId, lane: 'attention' };
    case 'followed-again':
      return { filingId, lane: 'follow' };
    case 'released':
      return { filingId, lane: 'submit' };
    case 'left-without-outcome':
      return { filingId, lane: 'attention' };
    case 'outcome-unknown':
    case 'found-absent':
    case 'denied':
      return { filingId, lane: 'submit' };
    case 'needs-attention':
      return { filingId, lane: 'attention' };
    case 'rejected':
    case 'accepted':
    case 'refused':
    case 'confirmed':
      return { filingId };
    default:
      return event satisfies never;
  }
}

/** What a person's command brought about, for whoever gave it. */
export function resultOf(event: SubmissionEvent): FilingReleased['result'] {
  if (event.type === 'confirmed') return 'accepted';
  if (event.type === 'followed-again' || event.type === 'delivered') return 'follows';
  return event.type === 'released' && event.attempt ? 'asks-first' : 'sends';
}

/** Failures that are mended by trying again, of which there can be too many; the others wait for a person or another filing. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['DIGIPOORT_UNREACHABLE', 'DIGIPOORT_TROUBLE', 'DIGIPOORT_OUTAGE', 'REQUEST_EXPIRED', 'DOCUMENT_UNAVAILABLE'],
]);

/** Whether a series of failures begins or goes on (true), is over (false), or is not touched by an event. */
export function isFailingAfter(event: SubmissionEvent): boolean | undefined {
  switch (event.type) {
    case 'send-failed':
      return COUNTED.has(event.code) ? true : undefined;
    case 'left-undecided':
    case 'broke-down':
      return true;
    case 'rejected':
    case 'accepted':
    case 'refused':
    case 'released':
    case 'followed-again':
    case 'left-without-outcome':
    case 'confirmed':
    case 'denied':
      return false;
    // With 'delivered' the series goes on until there is an end: a process may break down after it, again and again.
    case 'attempt-begun':
    case 'delivered':
    case 'outcome-unknown':
    case 'found-absent':
    case 'needs-attention':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** What an event says about its attempt. While the outcome is unknown the attempt goes on barring its taxpayer and kind. */
export function attemptAfter(event: SubmissionEvent, evidence: Evidence | undefined): AttemptOutcome | undefined {
  const kept = {
    httpStatus: evidence?.httpStatus,
    requestSha256: evidence?.request.sha256,
    replySha256: evidence?.reply?.sha256,
  };
  switch (event.type) {
    case 'delivered':
      return { id: event.attempt.id, outcome: 'delivered', isOpen: false, kenmerk: event.kenmerk, ...kept };
    case 'rejected':
      return { id: event.attempt.id, outcome: 'rejected', isOpen: false, code: event.code, ...kept };
    case 'send-failed':
      return event.attempt && { id: event.attempt.id, outcome: 'failed', isOpen: false, code: event.code, ...kept };
    case 'outcome-unknown':
      return { id: event.attempt.id, outcome: 'unknown', isOpen: true, code: event.code, ...kept };
    case 'needs-attention':
      return { id: event.attempt.id, outcome: 'unknown', isOpen: true, code: event.code };
    case 'found-absent':
      return { id: event.attempt.id, outcome: 'absent', isOpen: false };
    case 'denied':
      return event.attempt && { id: event.attempt.id, outcome: 'absent', isOpen: false };
    case 'confirmed':
      return event.attempt && { id: event.attempt.id, outcome: 'delivered', isOpen: false, kenmerk: event.kenmerk };
    case 'released':
      // Open again, whatever was recorded: it bars its taxpayer and kind until the authority has been asked.
      return event.attempt && { id: event.attempt.id, outcome: 'unknown', isOpen: true };
    case 'attempt-begun':
    case 'left-undecided':
    case 'accepted':
    case 'refused':
    case 'broke-down':
    case 'followed-again':
    case 'left-without-outcome':
      return undefined;
    default:
      return event satisfies never;
  }
}
