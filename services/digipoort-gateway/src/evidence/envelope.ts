import { createHash } from 'node:crypto';
import { NS, parseXml, type XmlElement } from '@akkoord/wus';

const LIMITS = { maxBytes: 64 * 1024 * 1024, maxDepth: 64, maxElements: 100_000 };

/** What of a signed message the evidence needs. */
export interface Envelope {
  /** DER of the certificate in the BinarySecurityToken; absent when the message is not signed, as SOAP faults are not. */
  readonly certificate: Buffer | undefined;
  /** The delivered document: berichtInhoud/inhoud of a delivery. */
  readonly document: Buffer | undefined;
}

/** Reads a message as it is archived. It was verified when it came; nothing is believed because of this. Undefined for what is no XML. */
export function readEnvelope(bytes: Buffer): Envelope | undefined {
  let root: XmlElement;
  try {
    root = parseXml(bytes, LIMITS);
  } catch {
    return undefined;
  }
  const token = find(root, NS.wsse, 'BinarySecurityToken');
  const content = find(root, NS.types, 'berichtInhoud');
  const inhoud = content && find(content, NS.types, 'inhoud');
  return {
    certificate: token && Buffer.from(textOf(token), 'base64'),
    document: inhoud && Buffer.from(textOf(inhoud), 'base64'),
  };
}

/** SHA-256 in lower-case hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A certificate as PEM. */
export function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function find(element: XmlElement, uri: string, local: string): XmlElement | undefined {
  if (element.local === local && element.uri === uri) return element;
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, uri, local);
    if (found) return found;
  }
  return undefined;
}

const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
