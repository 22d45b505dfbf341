import { escapeAttribute, escapeText } from './escape.js';
import { resolve } from './namespaces.js';
import type { XmlAttribute, XmlElement } from './tree.js';

/** Prefix and namespace. */
type Declaration = readonly [string, string];

/**
 * Exclusive canonical XML 1.0 without comments (W3C, 18-7-2002) of an element and all it holds.
 * `inclusive` is the InclusiveNamespaces PrefixList ('' stands for #default).
 */
export function canonicalise(element: XmlElement, inclusive: readonly string[] = []): string {
  return write(element, [], inclusive);
}

/** `rendered` holds the declarations written around this element, the nearest last; it is left as it was found. */
function write(element: XmlElement, rendered: Declaration[], inclusive: readonly string[]): string {
  const { attributes, children } = element;
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`;
  const outside = rendered.length;
  let out = `<${name}`;
  for (const declaration of declarationsFor(element, rendered, inclusive)) {
    const [prefix, uri] = declaration;
    out += prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
    rendered.push(declaration);
  }
  for (const attribute of attributes.length < 2 ? attributes : [...attributes].sort(byNamespaceThenName)) {
    const attributeName = attribute.prefix === '' ? attribute.local : `${attribute.prefix}:${attribute.local}`;
    out += ` ${attributeName}="${escapeAttribute(attribute.value)}"`;
  }
  out += '>';
  for (const child of children) {
    out += typeof child === 'string' ? escapeText(child) : write(child, rendered, inclusive);
  }
  rendered.length = outside;
  return `${out}</${name}>`;
}

/** The declarations to write here: visibly used prefixes, and listed ones in scope, unless written above already. */
function declarationsFor(element: XmlElement, rendered: readonly Declaration[], inclusive: readonly string[]) {
  let wanted = want(NONE, element.prefix, element.uri, rendered);
  for (const { prefix, uri } of element.attributes) if (prefix !== '') wanted = want(wanted, prefix, uri, rendered);
  for (const prefix of inclusive) {
    const uri = resolve(element, prefix);
    if (uri !== undefined) wanted = want(wanted, prefix, uri, rendered);
  }
  return wanted.length < 2 ? wanted : [...wanted].sort(([a], [b]) => compare(a, b));
}

const NONE: readonly Declaration[] = [];

/** `wanted` and this declaration, where it is neither written above nor wanted already; most elements want none. */
function want(
  wanted: readonly Declaration[],
  prefix: string,
  uri: string,
  rendered: readonly Declaration[],
): readonly Declaration[] {
  if (prefix === 'xml' || (lookUp(rendered, prefix) ?? '') === uri || lookUp(wanted, prefix) !== undefined)
    return wanted;
  return [...wanted, [prefix, uri]];
}

function lookUp(declarations: readonly Declaration[], prefix: string): string | undefined {
  for (let i = declarations.length - 1; i >= 0; i -= 1)
    if (declarations[i]?.[0] === prefix) return declarations[i]?.[1];
  return undefined;
}

function byNamespaceThenName(a: XmlAttribute, b: XmlAttribute): number {
  return compare(a.uri, b.uri) || compare(a.local, b.local);
}

// By code unit; C14N asks for code points, which differ only for names beyond the basic plane.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
