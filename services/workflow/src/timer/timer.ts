import type { Transaction } from '@akkoord/persistence';

/** What a timer can be for. */
export const TIMER_KINDS = ['grace-ends', 'objection-ends', 'reminder', 'escalation', 'expiry'] as const;

export type TimerKind = (typeof TIMER_KINDS)[number];

/** Something that has to happen at a moment, about one filing; of each kind and key a filing has one at most. */
export interface Timer {
  readonly kind: TimerKind;
  readonly filingId: string;
  readonly dueAt: Date;
  /** Tells several of one kind apart; empty when there is one. */
  readonly key?: string;
  /** What the handler needs to know beside it: small, and nothing about a person. */
  readonly data?: object;
}

/** A timer whose moment has come. */
export interface DueTimer {
  readonly tenant: string;
  readonly kind: TimerKind;
  readonly filingId: string;
  readonly key: string;
  readonly dueAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Does what a timer is for, in the transaction that removes the timer: so once, whatever crashes. The turn of the filing's organisation
 * is taken before; look at the filing all the same, for `now` may be long after the moment. An error puts the timer off and leaves no trace.
 */
export interface TimerHandler {
  readonly kind: TimerKind;
  handle(tx: Transaction, due: DueTimer, now: Date): Promise<void>;
}

/** As TimerHandler, for what is told of many filings together: gets all timers of an office that are due. */
export interface TimerBatchHandler {
  readonly kind: TimerKind;
  handleAll(tx: Transaction, due: readonly DueTimer[], now: Date): Promise<void>;
}

export type AnyTimerHandler = TimerHandler | TimerBatchHandler;

/** Injection token of the handlers, an array of AnyTimerHandler. */
export const TIMER_HANDLERS = Symbol('akkoord.workflow.timer-handlers');
