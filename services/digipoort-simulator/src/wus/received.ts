import { REQUEST_CHECKS, type RequestCheck, type WusOperation, type WusService } from '@akkoord/wus';
import type { Check, SwitchableCheck } from '../state/settings.js';

/** How a check ended: `waived` is failed, but switched off. */
export type CheckVerdict = 'passed' | 'failed' | 'waived' | 'not-reached';

/** One request as it came in, with the verdict of each check. */
export interface ReceivedRequest {
  id: string;
  /** Real time; `simulatedAt` is that of the clock that can be moved. */
  at: string;
  simulatedAt: string;
  path: string;
  service: WusService;
  operation: WusOperation | null;
  messageId: string | null;
  bytes: number;
  tlsOin: string | null;
  signingOin: string | null;
  algorithm: string | null;
  belanghebbende: string | null;
  berichtsoort: string | null;
  aanleverkenmerk: string | null;
  checks: Record<Check, CheckVerdict>;
  verdict: 'answered' | 'fault' | 'unavailable' | 'cut';
  fault: { foutcode: string; reason: string } | null;
  /** What was ordered for this call, by a rule or a scenario; null when nothing was. */
  ordered: object | null;
  kenmerk: string | null;
  durationMs: number;
}

/** The checks after those of the envelope, in their order. */
const AFTER: readonly SwitchableCheck[] = ['oin', 'soap-action', 'berichtsoort'];
const ALL: readonly Check[] = [...REQUEST_CHECKS, ...AFTER];

/** The verdicts in the order of the checks; jsonb keeps an order of its own. */
export function inOrder(verdicts: ReceivedRequest['checks']): ReceivedRequest['checks'] {
  return Object.fromEntries(ALL.map((check) => [check, verdicts[check]])) as ReceivedRequest['checks'];
}

/** The verdicts of one request's checks as they become known. */
export class CheckList {
  private readonly known = new Map<Check, CheckVerdict>();

  passed(check: Check | RequestCheck): void {
    this.known.set(check, 'passed');
  }

  waived(check: Check): void {
    this.known.set(check, 'waived');
  }

  /** Takes back that a check passed: what comes after it showed that it does not. */
  failed(check: Check): void {
    this.known.delete(check);
  }

  /** Every check: the first without a verdict failed when the request was refused; those behind it were never reached. */
  verdicts(isRefused: boolean): ReceivedRequest['checks'] {
    let stopped = !isRefused;
    const verdicts = {} as ReceivedRequest['checks'];
    for (const check of ALL) {
      const verdict = this.known.get(check);
      verdicts[check] = verdict ?? (stopped ? 'not-reached' : 'failed');
      stopped ||= verdict === undefined;
    }
    return verdicts;
  }
}
