import { escapeAttribute, escapeText } from './escape.js';
import type { XmlAttribute, XmlElement } from './tree.js';

/**
 * Exclusive canonical XML 1.0 without comments (W3C, 18-7-2002) of an element and all it holds.
 * `inclusive` is the InclusiveNamespaces PrefixList ('' stands for #default).
 */
export function canonicalise(element: XmlElement, inclusive: readonly string[] = []): string {
  const out: string[] = [];
  write(element, new Map(), inclusive, out);
  return out.join('');
}

const NOTHING: readonly [string, string][] = [];

function write(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  inclusive: readonly string[],
  out: string[],
) {
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`;
  const declared = declarationsFor(element, rendered, inclusive);
  out.push('<', name);
  for (const [prefix, uri] of declared) {
    out.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeAttribute(uri), '"');
  }
  const { attributes } = element;
  for (const attribute of attributes.length < 2 ? attributes : [...attributes].sort(byNamespaceThenName)) {
    out.push(' ', attribute.prefix === '' ? attribute.local : `${attribute.prefix}:${attribute.local}`, '="');
    out.push(escapeAttribute(attribute.value), '"');
  }
  out.push('>');
  const inScope = declared.length === 0 ? rendered : new Map([...rendered, ...declared]);
  for (const child of element.children) {
    if (typeof child === 'string') out.push(escapeText(child));
    else write(child, inScope, inclusive, out);
  }
  out.push('</', name, '>');
}

/** The declarations to write here: visibly used prefixes, and listed ones in scope, unless written above already. */
function declarationsFor(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  inclusive: readonly string[],
): readonly [string, string][] {
  // Most elements of a body bring nothing new, and a body has many.
  if (
    inclusive.length === 0 &&
    element.attributes.length === 0 &&
    (rendered.get(element.prefix) ?? '') === element.uri
  ) {
    return NOTHING;
  }
  const wanted = new Map<string, string>([[element.prefix, element.uri]]);
  for (const { prefix, uri } of element.attributes) if (prefix !== '') wanted.set(prefix, uri);
  for (const prefix of inclusive) {
    const uri = lookUp(element, prefix);
    if (uri !== undefined) wanted.set(prefix, uri);
  }
  wanted.delete('xml');
  return [...wanted].filter(([prefix, uri]) => (rendered.get(prefix) ?? '') !== uri).sort(([a], [b]) => compare(a, b));
}

function lookUp(element: XmlElement, prefix: string): string | undefined {
  for (let here: XmlElement | undefined = element; here; here = here.parent) {
    const uri = here.declarations.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

function byNamespaceThenName(a: XmlAttribute, b: XmlAttribute): number {
  return compare(a.uri, b.uri) || compare(a.local, b.local);
}

// By code unit; C14N asks for code points, which differ only for names beyond the basic plane.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
