import { ANONYMOUS, NS, type SignatureAlgorithm } from '../constants.js';
import { WusMessageRefused, WusRequestRefused } from '../errors.js';
import { readRequest } from '../messages/read-message.js';
import type { WusService } from '../endpoints.js';
import { OPERATIONS, operationOfAction, type WusOperation, type WusOperations } from '../operations.js';
import { parseXml, type XmlLimits } from '../xml/parse-xml.js';
import { childrenNamed, textOf } from '../xml/tree.js';
import { envelopeParts, headerText, type EnvelopeParts } from './envelope-parts.js';
import type { TrustedSigner, TrustStore } from './trust.js';
import { verifySignature } from './verify-signature.js';
import { verifyTimestamp } from './verify-timestamp.js';

/** The checks on a request, in their order (digipoort page 8.1). */
export const REQUEST_CHECKS = ['xml', 'soap', 'signature', 'certificate', 'timestamp', 'addressing', 'body'] as const;

/** Name of one check. */
export type RequestCheck = (typeof REQUEST_CHECKS)[number];

/** What a request is held against. */
export interface RequestRules {
  service: WusService;
  trust: TrustStore;
  now: Date;
  /** One minute unless told. */
  clockSkewMs?: number;
  algorithms?: readonly SignatureAlgorithm[];
  limits?: Partial<XmlLimits>;
  /** Path of the address in wsa:To, or the paths allowed; left out, any address is taken. */
  toPath?: string | readonly string[];
  /** Told each check that passed, and as early as they are known the MessageID and operation. */
  observe?: {
    passed?: (check: RequestCheck) => void;
    messageId?: (messageId: string) => void;
    operation?: (operation: WusOperation) => void;
  };
}

/** A request that meets the interface specification. */
export type VerifiedRequest = {
  [O in WusOperation]: {
    operation: O;
    request: WusOperations[O]['request'];
    messageId: string;
    algorithm: SignatureAlgorithm;
    signer: TrustedSigner;
  };
}[WusOperation];

// 20 MiB of content is 28 MB of base64.
const LIMITS: XmlLimits = { maxBytes: 30 * 1024 * 1024, maxDepth: 32, maxElements: 5_000 };

/** Verifies and reads a request; throws WusRequestRefused with the code of the first check that failed. */
export function verifyRequest(bytes: Buffer, rules: RequestRules): VerifiedRequest {
  try {
    return verify(bytes, rules);
  } catch (error) {
    if (error instanceof WusMessageRefused) throw new WusRequestRefused(error.code, error.part, { cause: error.cause });
    throw error;
  }
}

function verify(bytes: Buffer, rules: RequestRules): VerifiedRequest {
  const passed = (check: RequestCheck) => rules.observe?.passed?.(check);
  const root = parseXml(bytes, { ...LIMITS, ...rules.limits });
  passed('xml');
  const parts = envelopeParts(root);
  passed('soap');
  observe(parts, rules);
  const signature = verifySignature(root, parts, rules.algorithms ?? ['sha1', 'sha256']);
  passed('signature');
  const signer = rules.trust.judge(signature.certificate, rules.now);
  passed('certificate');
  const clockSkewMs = rules.clockSkewMs ?? 60_000;
  verifyTimestamp(signature.timestamp, { now: rules.now, clockSkewMs, defaultLifeMs: 5 * 60_000 });
  passed('timestamp');
  const messageId = headerText(parts, 'MessageID');
  const operation = addressedOperation(parts, rules);
  passed('addressing');
  const request = readRequest(operation, parts.body);
  passed('body');
  return { operation, request, messageId, algorithm: signature.algorithm, signer } as VerifiedRequest;
}

function addressedOperation(parts: EnvelopeParts, rules: RequestRules): WusOperation {
  const to = headerText(parts, 'To');
  const paths = typeof rules.toPath === 'string' ? [rules.toPath] : rules.toPath;
  if (paths && !paths.includes(pathOf(to) ?? '')) throw new WusMessageRefused('WUS_TO', 'To');
  if (parts.headers.ReplyTo) {
    const [address, ...more] = childrenNamed(parts.headers.ReplyTo, NS.wsa, 'Address');
    const value = address && more.length === 0 ? textOf(address)?.trim() : undefined;
    if (value !== ANONYMOUS) throw new WusMessageRefused('WUS_HEADER_VALUE', 'ReplyTo');
  }
  if (parts.headers.RelatesTo) throw new WusMessageRefused('WUS_HEADER_UNKNOWN', 'RelatesTo');
  const operation = operationOfAction(headerText(parts, 'Action'));
  if (!operation || OPERATIONS[operation].service !== rules.service)
    throw new WusMessageRefused('WUS_ACTION', 'Action');
  return operation;
}

/** What a fault wants to tell even when the request turns out wrong further on. */
function observe(parts: EnvelopeParts, rules: RequestRules): void {
  const messageId = parts.headers.MessageID && textOf(parts.headers.MessageID)?.trim();
  if (messageId) rules.observe?.messageId?.(messageId.slice(0, 256));
  const operation = parts.headers.Action && operationOfAction(textOf(parts.headers.Action)?.trim() ?? '');
  if (operation) rules.observe?.operation?.(operation);
}

function pathOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).pathname : undefined;
}
