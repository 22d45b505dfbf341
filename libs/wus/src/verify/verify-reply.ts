import type { X509Certificate } from 'node:crypto';
import type { SignatureAlgorithm } from '../constants.js';
import { ANONYMOUS, NS } from '../constants.js';
import { WusMessageRefused, WusReplyRefused } from '../errors.js';
import type { WusFault, WusReplySigner } from '../client/outcome.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { readResponse } from '../messages/read-message.js';
import { parseXml, type XmlLimits } from '../xml/parse-xml.js';
import { elementsOf, isNamed } from '../xml/tree.js';
import { envelopeParts, headerText } from './envelope-parts.js';
import { readFault } from './read-fault.js';
import type { TrustStore } from './trust.js';
import { verifySignature } from './verify-signature.js';
import { verifyTimestamp } from './verify-timestamp.js';

/** What a reply is held against. */
export interface ReplyRules {
  /** wsa:MessageID of the request this should answer. */
  messageId: string;
  trust: TrustStore;
  now: Date;
  /** What wsa:To must say; anonymous unless told (WSDL: the reply comes back on the same connection). */
  to?: string;
  /** Difference allowed between the clocks, in milliseconds; one minute unless told. */
  clockSkewMs?: number;
  /** Accepted suites; both unless told. */
  algorithms?: readonly SignatureAlgorithm[];
  limits?: Partial<XmlLimits>;
}

/** A reply that may be believed (answer), or error information that proves nothing (fault). */
export type VerifiedReply<T> =
  | { kind: 'answer'; reply: T; signer: WusReplySigner; chain: readonly X509Certificate[] }
  | { kind: 'fault'; fault: WusFault };

const LIMITS: XmlLimits = { maxBytes: 16 * 1024 * 1024, maxDepth: 32, maxElements: 200_000 };
const TEN_MINUTES = 10 * 60_000;

/**
 * Verifies and reads a reply. Nothing is read but what was digested: the values come from the very tree nodes that
 * were canonicalised. Throws WusReplyRefused with the code of the first check that failed.
 */
export function verifyReply<O extends WusOperation>(
  operation: O,
  bytes: Buffer,
  rules: ReplyRules,
): VerifiedReply<WusOperations[O]['response']> {
  try {
    return verify(operation, bytes, rules);
  } catch (error) {
    if (error instanceof WusMessageRefused) throw new WusReplyRefused(error.code, error.part, { cause: error.cause });
    throw error;
  }
}

function verify<O extends WusOperation>(
  operation: O,
  bytes: Buffer,
  rules: ReplyRules,
): VerifiedReply<WusOperations[O]['response']> {
  const definition = OPERATIONS[operation];
  const root = parseXml(bytes, { ...LIMITS, ...rules.limits });
  const parts = envelopeParts(root);

  const [content] = elementsOf(parts.body);
  if (content && isNamed(content, NS.soap, 'Fault')) {
    // Faults are not signed; one that names another request is not ours all the same.
    if (parts.headers.RelatesTo && headerText(parts, 'RelatesTo') !== rules.messageId) refuseRelation();
    return { kind: 'fault', fault: readFault(parts.body) };
  }

  const signature = verifySignature(root, parts, rules.algorithms ?? ['sha1', 'sha256']);
  const signer = rules.trust.judge(signature.certificate, rules.now);
  const clock = { now: rules.now, clockSkewMs: rules.clockSkewMs ?? 60_000, defaultLifeMs: TEN_MINUTES };
  verifyTimestamp(signature.timestamp, clock);
  headerText(parts, 'MessageID');
  if (headerText(parts, 'To') !== (rules.to ?? ANONYMOUS)) throw new WusMessageRefused('WUS_TO', 'To');
  if (headerText(parts, 'RelatesTo') !== rules.messageId) refuseRelation();
  if (headerText(parts, 'Action') !== definition.responseAction) throw new WusMessageRefused('WUS_ACTION', 'Action');
  return {
    kind: 'answer',
    reply: readResponse(operation, parts.body),
    signer: { fingerprint: signer.fingerprint, oin: signer.oin },
    chain: signer.chain,
  };
}

function refuseRelation(): never {
  throw new WusMessageRefused('WUS_RELATES_TO', 'RelatesTo');
}
