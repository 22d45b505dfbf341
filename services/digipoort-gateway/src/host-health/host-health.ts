import type { WusOutcome } from '@akkoord/wus';

/** What one call says about the host: it does its work, it does not, or the call says nothing about it. */
export type Verdict =
  { readonly kind: 'up' } | { readonly kind: 'down'; readonly reason: DownReason } | { readonly kind: 'neutral' };

/** Why a host is taken for down; shown to people by DOWN_REASONS. */
export type DownReason = 'unreachable' | 'timeout' | 'connection-lost' | 'server-error' | 'overloaded' | 'trouble';

/** A circuit breaker: `closed` lets every call through, `open` none, `half-open` one that tries. */
export type HostState =
  | { readonly state: 'closed' }
  | {
      readonly state: 'open' | 'half-open';
      /** Since when it is down. */
      readonly since: Date;
      /** open: from when a call may try. half-open: when the trying call is given up and another may. */
      readonly until: Date;
      /** How often trying failed. */
      readonly round: number;
      readonly reason: DownReason;
    };

/** Whether a call may be made. */
export type Admission =
  | { readonly kind: 'go' }
  /** It may be the one that tries. */
  | { readonly kind: 'may-try' }
  | { readonly kind: 'wait'; readonly until: Date };

/**
 * Transport failures, time-outs, 5xx without a SOAP answer, 429 and 503, and the technical fault ALS400 count against a
 * host. A refused certificate is the office's trouble, an answer that cannot be believed is no outage, and any other SOAP
 * answer shows that the host works.
 */
export function verdictOf(outcome: WusOutcome<unknown>): Verdict {
  const { httpStatus } = outcome.exchange;
  switch (outcome.kind) {
    case 'answered':
      return { kind: 'up' };
    case 'fault':
      if (httpStatus === 503 || httpStatus === 429) return { kind: 'down', reason: 'overloaded' };
      return outcome.fault.foutcode === 'ALS400' ? { kind: 'down', reason: 'trouble' } : { kind: 'up' };
    case 'notSent':
      return verdictOfNotSent(outcome.reason, outcome.cause);
    case 'unknown':
      return verdictOfUnknown(outcome.reason, httpStatus);
    default:
      return outcome satisfies never;
  }
}

function verdictOfNotSent(
  reason: Extract<WusOutcome<unknown>, { kind: 'notSent' }>['reason'],
  cause: unknown,
): Verdict {
  switch (reason) {
    case 'connect-timeout':
      return { kind: 'down', reason: 'timeout' };
    case 'name-not-found':
    case 'refused':
    case 'unreachable':
      return { kind: 'down', reason: 'unreachable' };
    case 'tls':
      // A connection that is cut in the handshake is the host's doing; an alert is about a certificate.
      return isReset(cause) ? { kind: 'down', reason: 'connection-lost' } : { kind: 'neutral' };
    case 'aborted':
      return { kind: 'neutral' };
    default:
      return reason satisfies never;
  }
}

const isReset = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ECONNRESET';

function verdictOfUnknown(
  reason: Extract<WusOutcome<unknown>, { kind: 'unknown' }>['reason'],
  httpStatus: number | undefined,
): Verdict {
  switch (reason) {
    case 'timeout':
      return { kind: 'down', reason: 'timeout' };
    case 'connection-lost':
      return { kind: 'down', reason: 'connection-lost' };
    case 'no-soap-reply':
      if (httpStatus === 503 || httpStatus === 429) return { kind: 'down', reason: 'overloaded' };
      return httpStatus !== undefined && httpStatus >= 500
        ? { kind: 'down', reason: 'server-error' }
        : { kind: 'neutral' };
    case 'aborted':
    case 'reply-too-large':
    case 'reply-refused':
      return { kind: 'neutral' };
    default:
      return reason satisfies never;
  }
}

/** Whether a call may be made now. */
export function admissionTo(state: HostState, now: Date): Admission {
  if (state.state === 'closed') return { kind: 'go' };
  return now >= state.until ? { kind: 'may-try' } : { kind: 'wait', until: state.until };
}

/** Calls that failed one after the other without a success between them. */
export interface Tally {
  readonly failures: number;
}

/** The tally after a call through a closed breaker, and whether it is enough to open. */
export function tallyAfter(tally: Tally, verdict: Verdict, failuresToOpen: number): Tally & { mustOpen: boolean } {
  switch (verdict.kind) {
    case 'up':
      return { failures: 0, mustOpen: false };
    case 'neutral':
      return { ...tally, mustOpen: false };
    case 'down': {
      const failures = tally.failures + 1;
      return failures >= failuresToOpen ? { failures: 0, mustOpen: true } : { failures, mustOpen: false };
    }
    default:
      return verdict satisfies never;
  }
}
