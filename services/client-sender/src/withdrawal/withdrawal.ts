import type { FilingStatus } from '@akkoord/contracts';
import type { Attempt, ConnectorAnswer, RetryPolicy } from '../delivery/delivery.js';
import { problemIn } from '../delivery/delivery.js';
import { backOff } from '../work/back-off.js';
import type { StoredReturn } from '../return/return.js';
import type { WithdrawalProblem } from './withdrawal-state.js';
import { TooLateToWithdraw } from './withdrawal.errors.js';

/** What a request to take a return back comes down to, as far as it is known here. */
export type WithdrawalStep = 'nothing-to-do' | 'wait-for-outcome' | 'ask';

/** From here on the client has approved; only the client can undo that, within the grace period of the office. */
const APPROVED: FilingStatus = 50;

/** What to do for a return as it stands. Throws TooLateToWithdraw when it was approved; the office judges what is not known here yet. */
export function stepFor(stored: StoredReturn): WithdrawalStep {
  const status = stored.history.at(-1)?.status;
  if (status === 45 || stored.delivery === 'withdrawn' || stored.delivery === 'refused') return 'nothing-to-do';
  if (stored.withdrawal?.state === 'done') return 'nothing-to-do';
  if (stored.withdrawal?.state === 'queued') return 'wait-for-outcome';
  if (status !== undefined && status >= APPROVED) throw new TooLateToWithdraw(stored.reference, status);
  return 'ask';
}

/** How one attempt to take a return back at the office ended. */
export type WithdrawalOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly problem: WithdrawalProblem }
  | { readonly kind: 'postponed'; readonly problem: WithdrawalProblem; readonly pauseMs: number };

const NOT_YET: WithdrawalProblem = {
  code: 'WITHDRAWAL_NOT_YET',
  messages: {
    nl: 'Het kantoor is nog niet bereikt. Het intrekken wordt vanzelf opnieuw geprobeerd.',
    en: 'The office was not reached yet. The withdrawal is tried again by itself.',
  },
};

/** The office's own word is final: taken back (200), or refused for a reason. All else is tried again. */
export function judgeWithdrawal(
  { httpStatus, body, retryAfter }: ConnectorAnswer,
  attempt: Attempt,
  policy: RetryPolicy,
): WithdrawalOutcome {
  if (httpStatus === 200) return { kind: 'done' };
  const told = problemIn(body);
  if (told && [403, 404, 409, 422].includes(httpStatus) && !told.code.startsWith('TOKEN_') && told.code !== 'NOT_FOUND')
    return { kind: 'refused', problem: told };
  const pauseMs = Math.max(pauseAfter(attempt, policy), Math.min(retryAfter ?? 0, 3600) * 1000);
  return { kind: 'postponed', problem: NOT_YET, pauseMs };
}

/** No answer came at all. */
export const judgeNoAnswer = (attempt: Attempt, policy: RetryPolicy): WithdrawalOutcome => ({
  kind: 'postponed',
  problem: NOT_YET,
  pauseMs: pauseAfter(attempt, policy),
});

const pauseAfter = ({ attempt, random }: Attempt, { retryBaseMs: baseMs, retryCapMs: capMs }: RetryPolicy): number =>
  backOff({ attempt, baseMs, capMs, random });
