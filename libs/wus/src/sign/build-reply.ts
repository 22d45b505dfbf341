import { ALGORITHMS, ANONYMOUS, NS, TOKEN, type SignatureAlgorithm } from '../constants.js';
import { writeResponse } from '../messages/write-response.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { escapeText } from '../xml/escape.js';
import type { WusSigner } from './signer.js';

/** What a reply needs besides its own fields. */
export interface ReplyFrame {
  messageId: string;
  /** wsa:MessageID of the request. */
  relatesTo: string;
  now: Date;
  /** Unique part of the token's Id. */
  tokenId: string;
  /** wsa:To; anonymous unless told. */
  to?: string;
}

/** A part of the message as it is written and as it is digested. */
interface Part {
  written: string;
  canonical: string;
}

const TEN_MINUTES = 10 * 60_000;
const WSA = `xmlns:wsa="${NS.wsa}"`;
const WSU = `xmlns:wsu="${NS.wsu}"`;
// Order and Ids as in the real replies of the Logius stub (2021).
const IDS = { timestamp: 'w_25', To: 'w_21', MessageID: 'w_22', Action: 'w_23', RelatesTo: 'w_24', body: 'w_20' };

/**
 * Builds and signs a reply in the layout that Logius was seen to use: prefixes, order, fixed Ids, a signature with a
 * default namespace and a stray `xmlns=""` in its KeyInfo. For the simulator.
 */
export async function buildReply<O extends WusOperation>(
  operation: O,
  response: WusOperations[O]['response'],
  frame: ReplyFrame,
  signer: WusSigner,
): Promise<Buffer> {
  const { responseAction } = OPERATIONS[operation];
  const expires = new Date(frame.now.getTime() + TEN_MINUTES);
  const life = `<u:Created>${frame.now.toISOString()}</u:Created><u:Expires>${expires.toISOString()}</u:Expires></u:Timestamp>`;
  const timestamp: Part = {
    written: `<u:Timestamp u:Id="${IDS.timestamp}">${life}`,
    canonical: `<u:Timestamp xmlns:u="${NS.wsu}" u:Id="${IDS.timestamp}">${life}`,
  };
  const to = header('To', frame.to ?? ANONYMOUS);
  const messageId = header('MessageID', frame.messageId);
  const action = header('Action', responseAction);
  const relatesTo = header('RelatesTo', frame.relatesTo);
  const content = `${writeResponse(operation, response)}</soapenv:Body>`;
  const body: Part = {
    written: `<soapenv:Body wsu:Id="${IDS.body}" ${WSU}>${content}`,
    canonical: `<soapenv:Body xmlns:soapenv="${NS.soap}" ${WSU} wsu:Id="${IDS.body}">${content}`,
  };

  const digests = [
    [IDS.timestamp, signer.digest(timestamp.canonical)],
    [IDS.To, signer.digest(to.canonical)],
    [IDS.MessageID, signer.digest(messageId.canonical)],
    [IDS.Action, signer.digest(action.canonical)],
    [IDS.RelatesTo, signer.digest(relatesTo.canonical)],
    [IDS.body, signer.digest(body.canonical)],
  ] as const;
  const signedInfo = signedInfoOf(digests, signer.algorithm);
  const signatureValue = await signer.sign(signedInfo.canonical);
  const security = securityHeader(timestamp.written, signedInfo.written, signatureValue, frame.tokenId, signer.token);
  const headers = to.written + messageId.written + action.written + relatesTo.written;
  const envelope = `<soapenv:Envelope xmlns:soapenv="${NS.soap}" ${WSA}><soapenv:Header>${security}${headers}</soapenv:Header>${body.written}</soapenv:Envelope>`;
  return Buffer.from(envelope, 'utf8');
}

function header(name: 'To' | 'MessageID' | 'Action' | 'RelatesTo', value: string): Part {
  const rest = `>${escapeText(value)}</wsa:${name}>`;
  return {
    written: `<wsa:${name} wsu:Id="${IDS[name]}" ${WSU}${rest}`,
    canonical: `<wsa:${name} ${WSA} ${WSU} wsu:Id="${IDS[name]}"${rest}`,
  };
}

function signedInfoOf(digests: readonly (readonly [string, string])[], algorithm: SignatureAlgorithm): Part {
  const { signature, digest } = ALGORITHMS[algorithm];
  const write = (empty: (name: string, uri: string) => string, declaration: string): string => {
    const references = digests.map(
      ([id, value]) => `  <Reference URI="#${id}">
    <Transforms>
      ${empty('Transform', NS.excC14n)}
    </Transforms>
    ${empty('DigestMethod', digest)}
    <DigestValue>${value}</DigestValue>
  </Reference>
`,
    );
    return `<SignedInfo${declaration}>
  ${empty('CanonicalizationMethod', NS.excC14n)}
  ${empty('SignatureMethod', signature)}
${references.join('')}</SignedInfo>`;
  };
  return {
    written: write((name, uri) => `<${name} Algorithm="${uri}"/>`, ''),
    canonical: write((name, uri) => `<${name} Algorithm="${uri}"></${name}>`, ` xmlns="${NS.ds}"`),
  };
}

function securityHeader(timestamp: string, signedInfo: string, value: string, tokenId: string, token: string): string {
  const id = `SecurityToken-${tokenId}`;
  return [
    `<s:Security soapenv:mustUnderstand="1" xmlns:d="${NS.ds}" xmlns:s="${NS.wsse}" xmlns:u="${NS.wsu}" xmlns:x="${NS.excC14n}">`,
    timestamp,
    `<wsse:BinarySecurityToken wsu:Id="${id}" EncodingType="${TOKEN.encodingType}" ValueType="${TOKEN.valueType}" ${WSU} xmlns:wsse="${NS.wsse}">${token}</wsse:BinarySecurityToken>`,
    `<Signature xmlns="${NS.ds}">\n${signedInfo}\n    <SignatureValue>${value}</SignatureValue>`,
    `<KeyInfo><wsse:SecurityTokenReference xmlns:wsse="${NS.wsse}" xmlns=""><wsse:Reference URI="#${id}" ValueType="${TOKEN.valueType}"/></wsse:SecurityTokenReference></KeyInfo>`,
    '</Signature></s:Security>',
  ].join('');
}
