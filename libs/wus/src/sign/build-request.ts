import { ALGORITHMS, ANONYMOUS, NS, TOKEN, type SignatureAlgorithm } from '../constants.js';
import { writeFields, type FieldValues } from '../messages/write-fields.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { escapeText } from '../xml/escape.js';
import type { WusSigner } from './signer.js';

/** What a request needs besides its own fields. */
export interface RequestFrame {
  /** Address of the endpoint: wsa:To. */
  to: string;
  /** wsa:MessageID, such as `urn:uuid:…`. */
  messageId: string;
  now: Date;
  /** Life of the Timestamp in milliseconds; five minutes unless told. */
  timestampLifeMs?: number;
}

/** An envelope ready to post. */
export interface SignedMessage {
  bytes: Buffer;
  action: string;
  messageId: string;
}

const FIVE_MINUTES = 5 * 60_000;
const DS = `xmlns:ds="${NS.ds}"`;
const WSA = `xmlns:wsa="${NS.wsa}"`;
const WSU = `xmlns:wsu="${NS.wsu}"`;
const TOKEN_ID = 'X509';

/**
 * Builds and signs a request. Every signed part is written in exclusive canonical form in the first place, with the
 * declarations it needs on itself, so the bytes that are digested are the bytes that are sent.
 */
export async function buildRequest<O extends WusOperation>(
  operation: O,
  request: WusOperations[O]['request'],
  frame: RequestFrame,
  signer: WusSigner,
): Promise<SignedMessage> {
  const definition = OPERATIONS[operation];
  const expires = new Date(frame.now.getTime() + (frame.timestampLifeMs ?? FIVE_MINUTES));
  const fields = writeFields(definition.request, request as unknown as FieldValues, 'd');
  const timestamp = `<wsu:Timestamp ${WSU} wsu:Id="TS"><wsu:Created>${frame.now.toISOString()}</wsu:Created><wsu:Expires>${expires.toISOString()}</wsu:Expires></wsu:Timestamp>`;
  const action = header('Action', escapeText(definition.requestAction));
  const messageId = header('MessageID', escapeText(frame.messageId));
  const to = header('To', escapeText(frame.to));
  const body = `<soapenv:Body xmlns:soapenv="${NS.soap}" ${WSU} wsu:Id="Body"><d:${definition.requestElement} xmlns:d="${NS.types}">${fields}</d:${definition.requestElement}></soapenv:Body>`;

  const signedInfo = signedInfoOf(signer.algorithm, [
    ['Body', signer.digest(body)],
    ['TS', signer.digest(timestamp)],
    ['To', signer.digestOfFixed(to)],
    ['Action', signer.digestOfFixed(action)],
    ['MessageID', signer.digest(messageId)],
    ['ReplyTo', signer.digestOfFixed(REPLY_TO)],
  ]);
  const signatureValue = await signer.sign(signedInfo);

  const envelope =
    OPEN +
    timestamp +
    `${TOKEN_OPEN}${signer.token}</wsse:BinarySecurityToken><ds:Signature ${DS}>${signedInfo}<ds:SignatureValue>${signatureValue}</ds:SignatureValue>${KEY_INFO}` +
    `</ds:Signature></wsse:Security>${action}${messageId}${to}${REPLY_TO}</soapenv:Header>${body}</soapenv:Envelope>`;
  return {
    bytes: Buffer.from(envelope, 'utf8'),
    action: definition.requestAction,
    messageId: frame.messageId,
  };
}

/** A WS-Addressing header in canonical form; its Id is its own name. */
function header(name: string, content: string): string {
  return `<wsa:${name} ${WSA} ${WSU} wsu:Id="${name}">${content}</wsa:${name}>`;
}

function signedInfoOf(
  algorithm: SignatureAlgorithm,
  digests: readonly (readonly [id: string, digest: string])[],
): string {
  const { open, method } = SIGNED_INFO[algorithm];
  let references = '';
  for (const [id, digest] of digests)
    references += `<ds:Reference URI="#${id}">${method}${digest}</ds:DigestValue></ds:Reference>`;
  return `${open}${references}</ds:SignedInfo>`;
}

// Everything below is the same in each request, and in canonical form already.
const empty = (name: string, algorithm: string) => `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
const fixedParts = (suite: SignatureAlgorithm) => ({
  open: `<ds:SignedInfo ${DS}>${empty('CanonicalizationMethod', NS.excC14n)}${empty('SignatureMethod', ALGORITHMS[suite].signature)}`,
  method: `<ds:Transforms>${empty('Transform', NS.excC14n)}</ds:Transforms>${empty('DigestMethod', ALGORITHMS[suite].digest)}<ds:DigestValue>`,
});
const SIGNED_INFO = { sha1: fixedParts('sha1'), sha256: fixedParts('sha256') };
const REPLY_TO = header('ReplyTo', `<wsa:Address>${ANONYMOUS}</wsa:Address>`);
const OPEN = `<soapenv:Envelope xmlns:soapenv="${NS.soap}"><soapenv:Header><wsse:Security xmlns:wsse="${NS.wsse}" soapenv:mustUnderstand="1">`;
const TOKEN_OPEN = `<wsse:BinarySecurityToken ${WSU} EncodingType="${TOKEN.encodingType}" ValueType="${TOKEN.valueType}" wsu:Id="${TOKEN_ID}">`;
const KEY_INFO = `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#${TOKEN_ID}" ValueType="${TOKEN.valueType}"/></wsse:SecurityTokenReference></ds:KeyInfo>`;
