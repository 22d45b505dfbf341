/** What a fault of aanleveren means for the filing. Source: digipoort.md 3.3 and 3.4. */
export type FaultMeaning = 'rejected' | 'failed' | 'unknown';

/**
 * ALS1xx refuses the request; ALS400 is a technical problem that may be retried. Of any other fault it is not
 * known what the authority did before it, so that is asked first.
 */
export function meaningOfFault(foutcode: string): FaultMeaning {
  if (/^ALS1\d\d$/.test(foutcode)) return 'rejected';
  if (foutcode === 'ALS400') return 'failed';
  return 'unknown';
}

/** Our own reference of a filing, the same on every attempt, at most 40 signs (digipoort.md 1.4). */
export const aanleverkenmerkOf = (filingId: string): string => `AK-${filingId.replaceAll('-', '')}`;

/** Name of the file: letters, digits, hyphen, underscore and one dot (SBR filing rule FR-NL-1.06), at most 80 signs. */
export const fileNameOf = (berichtsoort: string, filingId: string): string =>
  `${berichtsoort.replaceAll(/[^A-Za-z0-9_-]/g, '')}-${filingId}.xbrl`;

/** Spread of ± 20 %, so that what failed together does not come back together; `random` in [0, 1). */
export const withJitter = (delayMs: number, random: number): number => Math.round(delayMs * (0.8 + 0.4 * random));

/** The pause before the next of a series; the last delay repeats. `done` counts what has been done, from 0. */
export const delayAfter = (delaysMs: readonly number[], done: number): number =>
  delaysMs[Math.min(done, delaysMs.length - 1)] ?? 60_000;

/** What retries go by. */
export interface RetryRules {
  readonly delaysMs: readonly number[];
  /** From the first failure of a series on. */
  readonly limitMs: number;
}

/** When to try again after a failure, spread; undefined once a series of failures has lasted too long, for a person to act. */
export function nextTry(
  now: Date,
  failingSince: Date | null,
  tries: number,
  rules: RetryRules,
  random: number,
): Date | undefined {
  if (failingSince !== null && now.getTime() - failingSince.getTime() >= rules.limitMs) return undefined;
  return after(now, withJitter(delayAfter(rules.delaysMs, tries), random));
}

/** The moment `delayMs` after `now`. */
export const after = (now: Date, delayMs: number): Date => new Date(now.getTime() + delayMs);

/** Stopped with an attempt that the authority cannot be asked about, or does not tell of. */
const ATTEMPT_UNTOLD: ReadonlySet<string> = new Set(['SENT_WITH_OTHER_OIN', 'OUTCOME_NOT_TOLD']);
/** Stopped with a process that never came to a judgement. */
const PROCESS_WITHOUT_END: ReadonlySet<string> = new Set(['NO_OUTCOME_YET', 'RETRIES_EXHAUSTED']);

/** What of a filing that stopped tells whether a person's word counts. */
export interface Stopped {
  readonly code: string;
  readonly hasOpenAttempt: boolean;
  readonly hasEarlierProcess: boolean;
}

/** Whether a person may say that the authority has it: filed by hand, perhaps. Not while asking about an open attempt can still tell. */
export const mayBeConfirmed = ({ code, hasOpenAttempt }: Stopped): boolean =>
  !hasOpenAttempt || ATTEMPT_UNTOLD.has(code);

/** Whether a person may say that the authority does not have it, and let it be sent anew, because asking can never tell. */
export const mayBeDenied = ({ code, hasOpenAttempt, hasEarlierProcess }: Stopped): boolean =>
  hasOpenAttempt ? ATTEMPT_UNTOLD.has(code) : hasEarlierProcess && PROCESS_WITHOUT_END.has(code);
