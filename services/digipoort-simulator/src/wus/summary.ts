import type { VerifiedRequest } from '@akkoord/wus';
import { randomUUID } from 'node:crypto';
import type { IncomingPost, Known } from './check-request.js';
import type { FaultAnswer } from './fault.js';
import type { OutgoingAnswer } from './outgoing-answer.js';
import type { CheckList, ReceivedRequest } from './received.js';

/** What is known of a call, filled in on its way. */
export interface Handled {
  readonly post: IncomingPost;
  readonly at: Date;
  readonly simulatedAt: Date;
  readonly known: Known;
  readonly checks: CheckList;
  verified: VerifiedRequest | undefined;
  ordered: object | null;
  kenmerk: string | null;
}

/** A call as it is shown afterwards. */
export function summaryOf(
  { post, at, simulatedAt, known, checks, verified, ordered, kenmerk }: Handled,
  fault: FaultAnswer | undefined,
  outgoing: OutgoingAnswer,
  durationMs: number,
): ReceivedRequest {
  const request = verified?.request;
  return {
    id: randomUUID(),
    at: at.toISOString(),
    simulatedAt: simulatedAt.toISOString(),
    path: post.path,
    service: post.service,
    operation: known.operation ?? verified?.operation ?? null,
    messageId: known.messageId ?? null,
    bytes: post.bytes.length,
    tlsOin: post.tlsOin ?? null,
    signingOin: verified?.signer.oin ?? null,
    algorithm: verified?.algorithm ?? null,
    belanghebbende: request && 'identiteitBelanghebbende' in request ? request.identiteitBelanghebbende.nummer : null,
    berichtsoort: request && 'berichtsoort' in request ? (request.berichtsoort ?? null) : null,
    aanleverkenmerk: request && 'aanleverkenmerk' in request ? (request.aanleverkenmerk ?? null) : null,
    checks: checks.verdicts(verified === undefined),
    verdict: fault ? 'fault' : verdictOf(outgoing),
    fault: fault ? { foutcode: fault.foutcode, reason: fault.reason } : null,
    ordered,
    kenmerk,
    durationMs: Math.round(durationMs * 10) / 10,
  };
}

function verdictOf(outgoing: OutgoingAnswer): ReceivedRequest['verdict'] {
  switch (outgoing.kind) {
    case 'send':
      return outgoing.isTruncated ? 'cut' : 'answered';
    case 'unavailable':
      return 'unavailable';
    case 'cut':
      return 'cut';
    default:
      return outgoing satisfies never;
  }
}
