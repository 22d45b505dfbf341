import type { X509Certificate } from 'node:crypto';
import { ANONYMOUS, NS, type SignatureAlgorithm } from '../constants.js';
import { WusMessageRefused, WusRequestRefused, type RefusalCode } from '../errors.js';
import { readLoosely } from '../messages/read-loosely.js';
import { readRequest } from '../messages/read-message.js';
import type { WusService } from '../endpoints.js';
import { OPERATIONS, operationOfAction, type WusOperation, type WusOperations } from '../operations.js';
import { parseXml, type XmlLimits } from '../xml/parse-xml.js';
import { childrenNamed, elementsOf, textOf } from '../xml/tree.js';
import { fingerprintOf, oinOf } from './certificate.js';
import { envelopeParts, headerText, onlyChild, type EnvelopeParts } from './envelope-parts.js';
import type { TrustedSigner, TrustStore } from './trust.js';
import { verifySignature, type VerifiedSignature } from './verify-signature.js';
import { verifyTimestamp } from './verify-timestamp.js';

/** The checks on a request, in their order (digipoort page 8.1). */
export const REQUEST_CHECKS = [
  'xml',
  'soap',
  'security',
  'algorithm',
  'signature',
  'certificate',
  'timestamp',
  'addressing',
  'body',
] as const;

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
  /**
   * Checks that may fail: for a test endpoint only. `xml` and `soap` never may, for then there is nothing to read. Who signs so that it
   * cannot be verified is taken for the holder of `certificate`, that of the connection.
   */
  waive?: { checks: ReadonlySet<RequestCheck>; certificate: X509Certificate };
  /** Told each check that passed, and as early as they are known the MessageID and operation. */
  observe?: {
    passed?: (check: RequestCheck) => void;
    waived?: (check: RequestCheck, code: RefusalCode) => void;
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
  const signature = checkedSignature(root, parts, rules);
  const signer = checked('certificate', rules, () =>
    signature ? rules.trust.judge(signature.certificate, rules.now) : signerOf(fallbackOf(rules)),
  );
  checked('timestamp', rules, () => {
    const timestamp = signature?.timestamp ?? unsignedTimestamp(parts);
    const clockSkewMs = rules.clockSkewMs ?? 60_000;
    verifyTimestamp(timestamp, { now: rules.now, clockSkewMs, defaultLifeMs: 5 * 60_000 });
    return true;
  });
  const addressed = checked('addressing', rules, () => ({
    messageId: headerText(parts, 'MessageID'),
    operation: addressedOperation(parts, rules),
  }));
  const operation = addressed?.operation ?? operationOfBody(parts, rules);
  const request =
    checked('body', rules, () => readRequest(operation, parts.body)) ?? readLoosely(operation, parts.body);
  return {
    operation,
    request,
    messageId: addressed?.messageId ?? '',
    algorithm: signature?.algorithm ?? 'sha1',
    signer: signer ?? signerOf(signature?.certificate ?? fallbackOf(rules)),
  } as VerifiedRequest;
}

/** What the check gives; undefined when it failed and may. */
function checked<T>(check: RequestCheck, rules: RequestRules, work: () => T): T | undefined {
  try {
    const result = work();
    rules.observe?.passed?.(check);
    return result;
  } catch (error) {
    if (!(error instanceof WusMessageRefused) || !rules.waive?.checks.has(check)) throw error;
    rules.observe?.waived?.(check, error.code);
    return undefined;
  }
}

const SIGNATURE_CHECKS = ['security', 'algorithm', 'signature'] as const;

/** Security present, algorithms allowed, required parts signed: one reading, three checks. */
function checkedSignature(
  root: Parameters<typeof verifySignature>[0],
  parts: EnvelopeParts,
  rules: RequestRules,
): VerifiedSignature | undefined {
  const { waive, observe: told } = rules;
  const allowed = rules.algorithms ?? ['sha1', 'sha256'];
  try {
    const signature = verifySignature(root, parts, waive?.checks.has('algorithm') ? ['sha1', 'sha256'] : allowed);
    for (const check of SIGNATURE_CHECKS) {
      if (check !== 'algorithm' || allowed.includes(signature.algorithm)) told?.passed?.(check);
      else told?.waived?.(check, 'WUS_ALGORITHM');
    }
    return signature;
  } catch (error) {
    if (!(error instanceof WusMessageRefused)) throw error;
    const failed = signatureCheckOf(error.code);
    for (const check of SIGNATURE_CHECKS.slice(0, SIGNATURE_CHECKS.indexOf(failed))) told?.passed?.(check);
    if (!waive?.checks.has(failed)) throw error;
    told?.waived?.(failed, error.code);
    return undefined;
  }
}

function signatureCheckOf(code: RefusalCode): (typeof SIGNATURE_CHECKS)[number] {
  if (code === 'WUS_SECURITY_MISSING' || code === 'WUS_SIGNATURE_MISSING') return 'security';
  return code === 'WUS_ALGORITHM' ? 'algorithm' : 'signature';
}

function fallbackOf({ waive }: RequestRules): X509Certificate {
  if (!waive) throw new WusMessageRefused('WUS_SECURITY_MISSING', 'Security');
  return waive.certificate;
}

const signerOf = (certificate: X509Certificate): TrustedSigner => ({
  chain: [certificate],
  certificate,
  fingerprint: fingerprintOf(certificate),
  oin: oinOf(certificate),
});

function unsignedTimestamp(parts: EnvelopeParts) {
  if (!parts.security) throw new WusMessageRefused('WUS_TIMESTAMP', 'Timestamp');
  return onlyChild(parts.security, NS.wsu, 'Timestamp', 'WUS_TIMESTAMP');
}

function operationOfBody(parts: EnvelopeParts, rules: RequestRules): WusOperation {
  const [element] = elementsOf(parts.body);
  const found = Object.values(OPERATIONS).find(
    ({ service, requestElement }) => service === rules.service && requestElement === element?.local,
  );
  if (!found) throw new WusMessageRefused('WUS_ACTION', 'Action');
  return found.name;
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
