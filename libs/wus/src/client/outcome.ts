import type { RefusalCode } from '../errors.js';

/** A SOAP fault: error information only, for Digipoort does not sign it. */
export interface WusFault {
  /** Code of Digipoort (ALS100, STS100, ALS400 …); empty when the fault carries none. */
  foutcode: string;
  foutbeschrijving: string;
  faultcode: string;
  faultstring: string;
  faultactor?: string;
}

/** What was exchanged, as evidence; the bytes hold personal data and belong in no log. */
export interface WusExchange {
  /** wsa:MessageID of our request. */
  messageId: string;
  startedAt: Date;
  durationMs: number;
  /** SHA-256 (hex) of the envelope that was built. */
  requestSha256: string;
  requestBytes: Buffer;
  httpStatus?: number;
  replyBytes?: Buffer;
}

/** Why nothing of the request can have been processed at the other side. */
export type NotSentReason = 'name-not-found' | 'refused' | 'unreachable' | 'connect-timeout' | 'tls' | 'aborted';

/** Why it cannot be known whether the request was processed. */
export type UnknownReason =
  'timeout' | 'connection-lost' | 'aborted' | 'no-soap-reply' | 'reply-too-large' | 'reply-refused';

/**
 * The four ways a call ends. `notSent` may be tried again; `unknown` must be resolved by asking
 * (getProcessen, getStatussenProces) and never by blind resend.
 */
export type WusOutcome<T> =
  | { kind: 'answered'; reply: T; signer: WusReplySigner; exchange: WusExchange }
  | { kind: 'fault'; fault: WusFault; exchange: WusExchange }
  | { kind: 'notSent'; reason: NotSentReason; cause?: unknown; exchange: WusExchange }
  | { kind: 'unknown'; reason: UnknownReason; refusal?: RefusalCode; cause?: unknown; exchange: WusExchange };

/** Who signed the reply. */
export interface WusReplySigner {
  /** SHA-256 fingerprint of the certificate, lower case hex without colons. */
  fingerprint: string;
  oin: string | undefined;
}
