import type { BrokenRule, EligibilityAnswer, EligibilityChecked, EligibilityReason } from '@akkoord/contracts';
import { ELIGIBILITY_REASONS } from './eligibility.errors.js';

/** A broken rule as one client environment may see it: references of its own filings only. */
export const reasonFor = (clientEnvironmentId: string | null, broken: BrokenRule): EligibilityReason => ({
  code: broken.code,
  messageNl: broken.messageNl,
  messageEn: broken.messageEn,
  adviceNl: broken.adviceNl,
  adviceEn: broken.adviceEn,
  blockedBy: broken.blockedBy.map((filing) => ({
    ...(filing.clientEnvironmentId === clientEnvironmentId ? { reference: filing.reference } : {}),
    kind: filing.kind,
    period: { start: filing.period.start, end: filing.period.end },
    status: filing.status,
    since: filing.since,
    movableBy: filing.movableBy,
  })),
});

/** The workflow's judgement as the client environment that asked gets it. */
export function answerFor(
  clientEnvironmentId: string | null,
  { refusals, warnings }: EligibilityChecked,
  now: Date,
): EligibilityAnswer {
  return {
    eligible: refusals.length > 0 ? 'no' : 'yes',
    reasons: refusals.map((broken) => reasonFor(clientEnvironmentId, broken)),
    warnings: warnings.map((broken) => reasonFor(clientEnvironmentId, broken)),
    checkedAt: now.toISOString(),
  };
}

/** No organisation has the number: the filing would wait on the desk of unmatched messages (15). */
export const organisationUnknown = (now: Date): EligibilityAnswer => ({
  eligible: 'no',
  reasons: [reasonOf('ELIGIBILITY_ORGANISATION_UNKNOWN')],
  warnings: [],
  checkedAt: now.toISOString(),
});

/** No judgement in time. */
export const judgementUnknown = (now: Date): EligibilityAnswer => ({
  eligible: 'unknown',
  reasons: [reasonOf('ELIGIBILITY_UNKNOWN')],
  warnings: [],
  checkedAt: now.toISOString(),
  retryAfterSeconds: 5,
});

function reasonOf(code: keyof typeof ELIGIBILITY_REASONS): EligibilityReason {
  const { messages, advice } = ELIGIBILITY_REASONS[code];
  return {
    code,
    messageNl: messages.nl,
    messageEn: messages.en,
    adviceNl: advice.nl,
    adviceEn: advice.en,
    blockedBy: [],
  };
}
