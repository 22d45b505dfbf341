import { createHash } from 'node:crypto';
import type { WusExchange } from '@akkoord/wus';
import type { ArchivedMessage } from './archive.repository.js';

/** What is kept of one call: the bytes both ways and their SHA-256. */
export interface Evidence {
  readonly httpStatus: number | undefined;
  readonly request: ArchivedMessage;
  readonly reply: ArchivedMessage | undefined;
}

/** The evidence of a call. */
export const evidenceOf = ({ httpStatus, requestBytes, requestSha256, replyBytes }: WusExchange): Evidence => ({
  httpStatus,
  request: { sha256: requestSha256, bytes: requestBytes },
  reply: replyBytes && { sha256: createHash('sha256').update(replyBytes).digest('hex'), bytes: replyBytes },
});
