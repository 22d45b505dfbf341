import { backOff } from '../work/back-off.js';

export type WebhookOutcome =
  | { readonly kind: 'delivered'; readonly httpStatus: number }
  | { readonly kind: 'postponed'; readonly httpStatus?: number; readonly pauseMs: number }
  | { readonly kind: 'failed'; readonly httpStatus?: number };

export interface WebhookAttempt {
  /** From 1. */
  readonly attempt: number;
  readonly queuedAt: Date;
  readonly now: Date;
  readonly baseMs: number;
  /** Chance, 0 to 1. */
  readonly random: number;
}

const HOUR = 3_600_000;
const CAP_MS = 6 * HOUR;
const GIVE_UP_MS = 72 * HOUR;

/** What a receiver's answer means: 2xx is taken, anything else is tried again, three days long. `httpStatus` is absent when no answer came. */
export function judgeReceipt(httpStatus: number | undefined, attempt: WebhookAttempt): WebhookOutcome {
  if (httpStatus !== undefined && httpStatus >= 200 && httpStatus < 300) return { kind: 'delivered', httpStatus };
  const told = httpStatus === undefined ? {} : { httpStatus };
  const { baseMs, random } = attempt;
  const pauseMs = backOff({ attempt: attempt.attempt, baseMs, capMs: CAP_MS, factor: 3, random });
  const isTooLate = attempt.now.getTime() + pauseMs > attempt.queuedAt.getTime() + GIVE_UP_MS;
  return isTooLate ? { kind: 'failed', ...told } : { kind: 'postponed', ...told, pauseMs };
}
