import type { Attempt } from '../submission/submission.events.js';

/**
 * A process that the authority has for the same taxpayer and kind of message, and that none of our filings is known by.
 * `firstStatusAt` is missing while it has no status yet.
 */
export interface Candidate {
  readonly kenmerk: string;
  readonly firstStatusAt?: Date;
}

/** How far clocks and queues may be apart, in milliseconds. */
export interface Leeway {
  /** Difference of the clocks, plus what the authority allows past wsu:Expires. */
  readonly clockSkewMs: number;
  /** Longest time from the authority's check of the Timestamp until getProcessen shows the process. */
  readonly settleMs: number;
}

/** What the candidates say about an attempt. */
export type Judgement =
  | { readonly kind: 'ours'; readonly kenmerk: string; readonly deliveredAt: Date }
  | { readonly kind: 'absent' }
  | { readonly kind: 'undecided' }
  | { readonly kind: 'ambiguous' };

/** A process that began up to this long before our request, but not within the clock's leeway, is neither ours nor surely another's. */
const DOUBT_MS = 5 * 60_000;
/** A process without any status is given this long to show one. */
const PATIENCE_MS = 15 * 60_000;

/**
 * From then on absence is certain: our request carries a signed wsu:Expires, so whatever part of it still wanders
 * through the network is refused by the authority, and whatever it took before then has become visible.
 */
export const certainFrom = (attempt: Attempt, leeway: Leeway): Date =>
  new Date(attempt.expiresAt.getTime() + leeway.clockSkewMs + leeway.settleMs);

/** Whether a process can be left out for good: it began long before anything of ours. */
export const isOlder = (candidate: Candidate, since: Date): boolean =>
  candidate.firstStatusAt !== undefined && candidate.firstStatusAt.getTime() < since.getTime() - DOUBT_MS;

/**
 * Tells whether one of the candidates is the attempt's. Sound because at most one attempt per taxpayer and kind of
 * message is open at a time: a process that is new, unknown and of the right time can be no other filing of ours.
 * `since` is the start of the first attempt of this filing that no process is known for.
 */
export function judge(
  attempt: Attempt,
  since: Date,
  candidates: readonly Candidate[],
  now: Date,
  leeway: Leeway,
): Judgement {
  const certain = certainFrom(attempt, leeway);
  const possible = candidates.filter((candidate) => !isOlder(candidate, since));
  const [only, ...others] = possible;
  if (only === undefined) return { kind: now >= certain ? 'absent' : 'undecided' };
  if (possible.some(({ firstStatusAt }) => firstStatusAt === undefined)) {
    return { kind: now.getTime() > certain.getTime() + PATIENCE_MS ? 'ambiguous' : 'undecided' };
  }
  const at = only.firstStatusAt;
  const isInTime = at !== undefined && at.getTime() >= since.getTime() - leeway.clockSkewMs && at <= certain;
  if (others.length > 0 || !isInTime) return { kind: 'ambiguous' };
  return { kind: 'ours', kenmerk: only.kenmerk, deliveredAt: at };
}
