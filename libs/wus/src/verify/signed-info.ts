import { ALGORITHMS, NS, type SignatureAlgorithm } from '../constants.js';
import { WusMessageRefused, type RefusalCode } from '../errors.js';
import { decodeBase64 } from '../xml/base64.js';
import { attributeOf, childrenNamed, elementsOf, hasLooseText, isNamed, textOf, type XmlElement } from '../xml/tree.js';
import { onlyChild } from './envelope-parts.js';

/** One reference of a signature. */
export interface SignatureReference {
  id: string;
  hash: string;
  digest: Buffer;
  inclusive: readonly string[];
}

/** A signature as far as its shape goes; nothing is verified yet. */
export interface SignatureShape {
  signedInfo: XmlElement;
  inclusive: readonly string[];
  algorithm: SignatureAlgorithm;
  value: Buffer;
  references: readonly SignatureReference[];
  tokenId: string;
}

const MAX_REFERENCES = 20;
/** Each listed prefix is looked up for each element: a long list would be work without end. */
const MAX_PREFIXES = 32;

/** Reads the one ds:Signature of a Security header, with nothing in it but what the profile allows. */
export function readSignature(security: XmlElement, allowed: readonly SignatureAlgorithm[]): SignatureShape {
  if (childrenNamed(security, NS.ds, 'Signature').length > 1) refuse('WUS_SIGNATURE_DUPLICATE', 'Signature');
  const signature = onlyChild(security, NS.ds, 'Signature', 'WUS_SIGNATURE_MISSING');
  if (childrenNamed(signature, NS.ds, 'SignedInfo').length > 1) refuse('WUS_SIGNED_INFO_DUPLICATE', 'SignedInfo');
  const [signedInfo, signatureValue, keyInfo] = shape(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo']);
  const [c14n, method, ...references] = elementsOf(signedInfo);
  if (!c14n || !isNamed(c14n, NS.ds, 'CanonicalizationMethod')) refuse('WUS_SIGNATURE_SHAPE', 'CanonicalizationMethod');
  if (!method || !isNamed(method, NS.ds, 'SignatureMethod')) refuse('WUS_SIGNATURE_SHAPE', 'SignatureMethod');
  if (references.length > MAX_REFERENCES || hasLooseText(signedInfo)) refuse('WUS_SIGNATURE_SHAPE', 'SignedInfo');
  return {
    signedInfo,
    inclusive: exclusiveC14n(c14n),
    algorithm: signatureAlgorithm(method, allowed),
    value: base64Of(signatureValue),
    references: references.map((reference) => readReference(reference, allowed)),
    tokenId: readKeyInfo(keyInfo),
  };
}

function readReference(reference: XmlElement, allowed: readonly SignatureAlgorithm[]): SignatureReference {
  if (!isNamed(reference, NS.ds, 'Reference')) refuse('WUS_SIGNATURE_SHAPE', 'Reference');
  const [transforms, method, value] = shape(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  const [transform] = shape(transforms, ['Transform']);
  const digest = attributeOf(method, '', 'Algorithm');
  const suite = allowed.find((name) => ALGORITHMS[name].digest === digest);
  if (suite === undefined || elementsOf(method).length > 0) refuse('WUS_ALGORITHM', 'DigestMethod');
  return {
    id: fragment(attributeOf(reference, '', 'URI'), 'Reference'),
    hash: ALGORITHMS[suite].hash,
    digest: base64Of(value),
    inclusive: exclusiveC14n(transform),
  };
}

function signatureAlgorithm(method: XmlElement, allowed: readonly SignatureAlgorithm[]): SignatureAlgorithm {
  const uri = attributeOf(method, '', 'Algorithm');
  const found = allowed.find((name) => ALGORITHMS[name].signature === uri);
  if (found === undefined || elementsOf(method).length > 0) refuse('WUS_ALGORITHM', 'SignatureMethod');
  return found;
}

/** The PrefixList of an exclusive canonicalisation (CXF and WSS4J write one); no other algorithm is allowed. */
function exclusiveC14n(element: XmlElement): string[] {
  if (attributeOf(element, '', 'Algorithm') !== NS.excC14n) refuse('WUS_ALGORITHM', element.local);
  const [list, ...more] = elementsOf(element);
  if (list === undefined) return [];
  if (!isNamed(list, NS.excC14n, 'InclusiveNamespaces') || more.length > 0 || list.children.length > 0) {
    refuse('WUS_SIGNATURE_SHAPE', element.local);
  }
  const prefixes = (attributeOf(list, '', 'PrefixList') ?? '').split(/[ \t\r\n]+/).filter((prefix) => prefix !== '');
  if (prefixes.length > MAX_PREFIXES) refuse('WUS_SIGNATURE_SHAPE', 'PrefixList');
  return prefixes.map((prefix) => (prefix === '#default' ? '' : prefix));
}

function readKeyInfo(keyInfo: XmlElement): string {
  const token = onlyChild(keyInfo, NS.wsse, 'SecurityTokenReference', 'WUS_SIGNATURE_SHAPE');
  const reference = onlyChild(token, NS.wsse, 'Reference', 'WUS_SIGNATURE_SHAPE');
  if (elementsOf(keyInfo).length > 1 || elementsOf(token).length > 1) refuse('WUS_SIGNATURE_SHAPE', 'KeyInfo');
  return fragment(attributeOf(reference, '', 'URI'), 'SecurityTokenReference');
}

/** The children of a ds element when they are exactly these, in this order. */
function shape<const N extends readonly string[]>(parent: XmlElement, names: N): { [K in keyof N]: XmlElement } {
  const children = elementsOf(parent);
  const fits = children.length === names.length && children.every((child, i) => isNamed(child, NS.ds, names[i] ?? ''));
  if (!fits || hasLooseText(parent)) refuse('WUS_SIGNATURE_SHAPE', parent.local);
  return children as { [K in keyof N]: XmlElement };
}

function fragment(uri: string | undefined, part: string): string {
  if (uri === undefined || !uri.startsWith('#') || uri.length < 2) refuse('WUS_REFERENCE_UNRESOLVED', part);
  return uri.slice(1);
}

function base64Of(element: XmlElement): Buffer {
  const bytes = decodeBase64(textOf(element) ?? '');
  if (bytes === undefined || bytes.length === 0) refuse('WUS_SIGNATURE_SHAPE', element.local);
  return bytes;
}

function refuse(code: RefusalCode, part: string): never {
  throw new WusMessageRefused(code, part);
}
