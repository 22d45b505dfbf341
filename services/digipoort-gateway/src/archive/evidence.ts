import { createHash } from 'node:crypto';
import { uuidv7 } from '@akkoord/persistence';
import type { WusOutcome } from '@akkoord/wus';

/** Bytes that were exchanged with the authority, under their SHA-256. */
export interface ArchivedMessage {
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** What a call was about. */
export interface Asked {
  readonly operation:
    | 'aanleveren'
    | 'getProcessen'
    | 'getStatussenProces'
    | 'getBerichtenLijst'
    | 'getBerichtenKenmerk'
    | 'getNieuweBerichtenKenmerk';
  /** Process asked about. */
  readonly kenmerk?: string;
  /** Attempt that the call made, or asked about. */
  readonly attemptId?: string;
}

/** What is kept of one call: the bytes both ways and their SHA-256, and what tells it from others. */
export interface Evidence extends Asked {
  readonly id: string;
  readonly messageId: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly outcome: WusOutcome<unknown>['kind'];
  readonly httpStatus: number | undefined;
  readonly request: ArchivedMessage;
  readonly reply: ArchivedMessage | undefined;
}

/** The evidence of a call. */
export function evidenceOf({ kind, exchange }: WusOutcome<unknown>, asked: Asked): Evidence {
  const { httpStatus, requestBytes, requestSha256, replyBytes, messageId, startedAt, durationMs } = exchange;
  return {
    ...asked,
    id: uuidv7(),
    ...{ messageId, startedAt, durationMs, httpStatus, outcome: kind },
    request: { sha256: requestSha256, bytes: requestBytes },
    reply: replyBytes && { sha256: createHash('sha256').update(replyBytes).digest('hex'), bytes: replyBytes },
  };
}

/** The evidence of a question, if anything came back: a question that nobody answered proves nothing. */
export function evidenceOfAnswer(outcome: WusOutcome<unknown>, asked: Asked): Evidence[] {
  return outcome.exchange.replyBytes === undefined ? [] : [evidenceOf(outcome, asked)];
}
