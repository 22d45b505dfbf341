import { hash, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { ALGORITHMS, NS, TOKEN, type SignatureAlgorithm } from '../constants.js';
import { WusMessageRefused, type RefusalCode } from '../errors.js';
import { decodeBase64 } from '../xml/base64.js';
import { canonicalise } from '../xml/canonicalise.js';
import { attributeOf, elementsOf, isNamed, textOf, type XmlElement } from '../xml/tree.js';
import { onlyChild, type EnvelopeParts } from './envelope-parts.js';
import { readSignature, type SignatureShape } from './signed-info.js';

/** A signature that is right by its own certificate; whether that certificate is to be believed is another matter. */
export interface VerifiedSignature {
  certificate: X509Certificate;
  algorithm: SignatureAlgorithm;
  timestamp: XmlElement;
}

const MIN_RSA_BITS = 2048;

/** The parts that must be signed, by the name of their place; Body and Timestamp always are. */
export function verifySignature(
  root: XmlElement,
  parts: EnvelopeParts,
  allowed: readonly SignatureAlgorithm[],
): VerifiedSignature {
  const security = parts.security ?? refuse('WUS_SECURITY_MISSING', 'Security');
  if (countSignatures(root) > 1) refuse('WUS_SIGNATURE_DUPLICATE', 'Signature');
  const timestamp = onlyChild(security, NS.wsu, 'Timestamp', 'WUS_TIMESTAMP');
  const token = onlyChild(security, NS.wsse, 'BinarySecurityToken', 'WUS_TOKEN');
  const signature = readSignature(security, allowed);
  if (attributeOf(token, NS.wsu, 'Id') !== signature.tokenId) refuse('WUS_TOKEN', 'SecurityTokenReference');

  // Every WS-Addressing header that is present must be signed (policy of the WSDL, SignedParts).
  const required = new Map<string, XmlElement>([
    ['Body', parts.body],
    ['Timestamp', timestamp],
    ...Object.entries(parts.headers),
  ]);
  matchReferences(root, signature, required, token);

  const certificate = readToken(token);
  const data = Buffer.from(canonicalise(signature.signedInfo, signature.inclusive), 'utf8');
  if (!isSignedBy(certificate, data, signature)) refuse('WUS_SIGNATURE_VALUE', 'SignatureValue');
  return { certificate, algorithm: signature.algorithm, timestamp };
}

function isSignedBy(certificate: X509Certificate, data: Buffer, { algorithm, value }: SignatureShape): boolean {
  try {
    return verify(ALGORITHMS[algorithm].hash, data, certificate.publicKey, value);
  } catch {
    // A key that OpenSSL will not work with, such as one with an exponent of zero.
    return false;
  }
}

/** Each reference must resolve to one of the required parts (or the token), each required part have one reference. */
function matchReferences(
  root: XmlElement,
  signature: SignatureShape,
  required: Map<string, XmlElement>,
  token: XmlElement,
): void {
  const open = new Map(required);
  const byId = new Map<string, [string, XmlElement]>();
  for (const [name, element] of [...required, ['BinarySecurityToken', token] as const]) {
    const id = attributeOf(element, NS.wsu, 'Id');
    if (id !== undefined) byId.set(id, [name, element]);
  }
  for (const reference of signature.references) {
    const [name, element] = byId.get(reference.id) ?? refuseStray(root, reference.id);
    if (!open.delete(name) && name !== 'BinarySecurityToken') refuse('WUS_REFERENCE_DUPLICATE', name);
    const digest = hash(reference.hash, canonicalise(element, reference.inclusive), 'buffer');
    if (!digest.equals(reference.digest)) refuse('WUS_DIGEST', name);
  }
  const [missing] = open.keys();
  if (missing !== undefined) refuse('WUS_PART_NOT_SIGNED', missing);
}

/** What is signed stands in another place than it must (wrapping), or nowhere at all. */
function refuseStray(root: XmlElement, id: string): never {
  refuse(hasId(root, id) ? 'WUS_SIGNATURE_WRAPPED' : 'WUS_REFERENCE_UNRESOLVED', 'Reference');
}

function hasId(element: XmlElement, id: string): boolean {
  const isOwn = element.attributes.some(({ local, value }) => local.toLowerCase() === 'id' && value === id);
  return isOwn || elementsOf(element).some((child) => hasId(child, id));
}

// Parsing a certificate costs as much as verifying with it, and the same few come back all the time.
const certificates = new Map<string, X509Certificate>();

function readToken(token: XmlElement): X509Certificate {
  const encoding = attributeOf(token, '', 'EncodingType') ?? TOKEN.encodingType;
  if (attributeOf(token, '', 'ValueType') !== TOKEN.valueType || encoding !== TOKEN.encodingType) {
    refuse('WUS_TOKEN', 'BinarySecurityToken');
  }
  const content = textOf(token) ?? '';
  const known = certificates.get(content);
  if (known) return known;
  const { certificate, publicKey } = parseCertificate(content);
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (publicKey.asymmetricKeyType !== 'rsa' || bits < MIN_RSA_BITS) refuse('WUS_ALGORITHM', 'public key');
  if (certificates.size >= 256) certificates.clear();
  certificates.set(content, certificate);
  return certificate;
}

function parseCertificate(content: string): { certificate: X509Certificate; publicKey: KeyObject } {
  const der = decodeBase64(content);
  if (der === undefined || der.length === 0 || der.length > 16_384) refuse('WUS_TOKEN', 'BinarySecurityToken');
  try {
    const certificate = new X509Certificate(der);
    // A certificate can be in order and the key in it not: reading the key throws then.
    return { certificate, publicKey: certificate.publicKey };
  } catch (cause) {
    throw new WusMessageRefused('WUS_TOKEN', 'BinarySecurityToken', { cause });
  }
}

function countSignatures(element: XmlElement): number {
  let sum = isNamed(element, NS.ds, 'Signature') ? 1 : 0;
  for (const child of element.children) if (typeof child !== 'string') sum += countSignatures(child);
  return sum;
}

function refuse(code: RefusalCode, part: string): never {
  throw new WusMessageRefused(code, part);
}
