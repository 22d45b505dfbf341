import { REQUEST_CHECKS, type RequestCheck, type WusOperation, type WusService } from '@akkoord/wus';
import { Injectable } from '@nestjs/common';

/** One request as it came in, with the verdict of each check. */
export interface ReceivedRequest {
  at: string;
  service: WusService;
  operation: WusOperation | null;
  messageId: string | null;
  bytes: number;
  tlsOin: string | null;
  signingOin: string | null;
  algorithm: string | null;
  belanghebbende: string | null;
  aanleverkenmerk: string | null;
  checks: Record<RequestCheck, 'passed' | 'failed' | 'not-reached'>;
  verdict: 'answered' | 'fault' | 'cut';
  fault: { foutcode: string; reason: string } | null;
  kenmerk: string | null;
}

const KEPT = 200;

/** The last 200 requests, newest first; in memory, for people and tests to look at. */
@Injectable()
export class ReceivedLog {
  private readonly requests: ReceivedRequest[] = [];

  add(request: ReceivedRequest): void {
    this.requests.unshift(request);
    if (this.requests.length > KEPT) this.requests.length = KEPT;
  }

  all(): readonly ReceivedRequest[] {
    return this.requests;
  }
}

/** The verdict per check: those that passed, the one it stopped at, those it never came to. */
export function checkVerdicts(passed: ReadonlySet<RequestCheck>): ReceivedRequest['checks'] {
  let stopped = false;
  const verdicts = REQUEST_CHECKS.map((check) => {
    if (passed.has(check)) return [check, 'passed'];
    const verdict = stopped ? 'not-reached' : 'failed';
    stopped = true;
    return [check, verdict];
  });
  return Object.fromEntries(verdicts) as ReceivedRequest['checks'];
}
