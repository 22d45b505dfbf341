import { NS } from '../constants.js';
import { WusMessageRefused, type RefusalCode } from '../errors.js';
import { attributeOf, childrenNamed, elementsOf, hasLooseText, isNamed, textOf, type XmlElement } from '../xml/tree.js';

/** The WS-Addressing headers that carry meaning here. */
export type HeaderName = 'To' | 'Action' | 'MessageID' | 'RelatesTo' | 'ReplyTo' | 'From' | 'FaultTo';

const HEADERS: readonly HeaderName[] = ['To', 'Action', 'MessageID', 'RelatesTo', 'ReplyTo', 'From', 'FaultTo'];

/** The places of a SOAP message, found by position and never by Id. */
export interface EnvelopeParts {
  body: XmlElement;
  headers: Partial<Record<HeaderName, XmlElement>>;
  security: XmlElement | undefined;
}

/** Finds the parts of an envelope: exactly one Header and Body in that order, no header twice, ids unique. */
export function envelopeParts(root: XmlElement): EnvelopeParts {
  if (!isNamed(root, NS.soap, 'Envelope') || hasLooseText(root)) refuse('WUS_NOT_SOAP', 'Envelope');
  const [header, body, ...more] = elementsOf(root);
  if (!header || !isNamed(header, NS.soap, 'Header') || hasLooseText(header)) refuse('WUS_NOT_SOAP', 'Header');
  if (!body || !isBody(body)) refuse('WUS_NOT_SOAP', 'Body');
  if (more.length > 0) refuse(more.some(isBody) ? 'WUS_BODY_DUPLICATE' : 'WUS_NOT_SOAP', 'Body');
  refuseDoubleIds(root, new Set());

  const parts: EnvelopeParts = { body, headers: {}, security: undefined };
  for (const element of elementsOf(header)) {
    const name = HEADERS.find((known) => isNamed(element, NS.wsa, known));
    if (name !== undefined) {
      if (parts.headers[name]) refuse('WUS_HEADER_DUPLICATE', name);
      parts.headers[name] = element;
    } else if (isNamed(element, NS.wsse, 'Security')) {
      if (parts.security) refuse('WUS_HEADER_DUPLICATE', 'Security');
      parts.security = element;
    } else if (element.uri === NS.wsa || attributeOf(element, NS.soap, 'mustUnderstand') === '1') {
      refuse('WUS_HEADER_UNKNOWN', element.local);
    }
  }
  return parts;
}

const isBody = (element: XmlElement) => isNamed(element, NS.soap, 'Body');

/** Text of a header, which must be plain text; throws WUS_HEADER_MISSING or WUS_HEADER_VALUE. */
export function headerText(parts: EnvelopeParts, name: HeaderName): string {
  const element = parts.headers[name] ?? refuse('WUS_HEADER_MISSING', name);
  const text = textOf(element)?.trim();
  return text === undefined || text === '' ? refuse('WUS_HEADER_VALUE', name) : text;
}

/** The single child with this name; throws `code` when there is none or more than one. */
export function onlyChild(parent: XmlElement, uri: string, local: string, code: RefusalCode): XmlElement {
  const found = childrenNamed(parent, uri, local);
  return found.length === 1 && found[0] ? found[0] : refuse(code, local);
}

// Any attribute that could serve as an identifier counts (wsu:Id, Id, xml:id): two elements never share one.
function refuseDoubleIds(element: XmlElement, seen: Set<string>): void {
  for (const { local, value } of element.attributes) {
    if (local.length !== 2 || local.toLowerCase() !== 'id') continue;
    if (seen.has(value)) refuse('WUS_ID_DUPLICATE', element.local);
    seen.add(value);
  }
  for (const child of element.children) if (typeof child !== 'string') refuseDoubleIds(child, seen);
}

function refuse(code: RefusalCode, part: string): never {
  throw new WusMessageRefused(code, part);
}
