import { WusMessageRefused, type RefusalCode } from '../errors.js';
import { decodeReferences, normaliseAttribute } from './references.js';
import { declare, resolve, XMLNS } from './namespaces.js';
import { endOfName } from './names.js';
import type { XmlAttribute, XmlElement } from './tree.js';

/** Bounds of what is parsed at all. */
export interface XmlLimits {
  /** Size of the document in bytes. */
  maxBytes: number;
  /** Nesting of elements. */
  maxDepth: number;
  /** Number of elements. */
  maxElements: number;
}

/** Attributes and declarations of one element; SOAP needs six. */
const MAX_ATTRIBUTES = 64;
const [GREATER, SLASH, EQUALS, QUOTE, APOSTROPHE, SPACE, LINE, TAB] = [...'>/="\' \n\t'].map((c) => c.charCodeAt(0));
const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();

/**
 * Reads the elements of a document that holds nothing but elements, attributes and text: well-formed XML 1.0 with namespaces.
 * The text must have been checked for illegal characters and its line ends been normalised.
 */
export class XmlReader {
  private elements = 0;

  constructor(
    private readonly source: string,
    private at: number,
    private readonly limits: XmlLimits,
  ) {}

  /** The root element; throws WusMessageRefused. */
  read(): XmlElement {
    const { source } = this;
    const open: string[] = [];
    let root: XmlElement | undefined;
    let current: XmlElement | undefined;
    for (;;) {
      const tag = source.indexOf('<', this.at);
      const end = tag < 0 ? source.length : tag;
      if (end > this.at) addText(current, source.slice(this.at, end));
      if (tag < 0) break;
      this.at = tag + 1;
      if (source.charCodeAt(this.at) === SLASH) {
        this.close(open.pop());
        current = current?.parent;
        continue;
      }
      if (open.length >= this.limits.maxDepth) refuse('WUS_TOO_DEEP');
      const name = this.name();
      const element = this.element(name, current);
      if (current) current.children.push(element);
      else if (root) fail();
      root ??= element;
      if (this.isEmpty()) continue;
      open.push(name);
      current = element;
    }
    if (open.length > 0) refuse('WUS_TRUNCATED');
    return root ?? fail();
  }

  /** After the last attribute: true for `/>`, false for `>`. */
  private isEmpty(): boolean {
    const slash = this.source.charCodeAt(this.at) === SLASH;
    if (slash) this.at += 1;
    if (this.source.charCodeAt(this.at) !== GREATER) fail();
    this.at += 1;
    return slash;
  }

  private close(name: string | undefined): void {
    if (name === undefined || !this.source.startsWith(name, this.at + 1)) fail();
    this.at += 1 + name.length;
    this.space();
    if (this.source.charCodeAt(this.at) !== GREATER) fail();
    this.at += 1;
  }

  private element(name: string, parent: XmlElement | undefined): XmlElement {
    this.elements += 1;
    if (this.elements > this.limits.maxElements) refuse('WUS_TOO_LARGE');
    const [prefix, local] = split(name);
    const element: XmlElement = {
      prefix,
      local,
      uri: '',
      attributes: NO_ATTRIBUTES,
      declarations: NO_DECLARATIONS,
      children: [],
      parent,
    };
    if (this.space() && this.hasAttribute()) this.attributes(element);
    element.uri = prefixed(element, prefix);
    return element;
  }

  private attributes(element: XmlElement): void {
    const attributes: XmlAttribute[] = [];
    const declarations = new Map<string, string>();
    do {
      if (attributes.length + declarations.size >= MAX_ATTRIBUTES) refuse('WUS_TOO_LARGE');
      const name = this.name();
      const value = this.value();
      const [prefix, local] = split(name);
      if (name === 'xmlns') declare(declarations, '', value);
      else if (prefix === 'xmlns') declare(declarations, local, value);
      else attributes.push({ prefix, local, uri: '', value });
    } while (this.space() && this.hasAttribute());
    if (declarations.size > 0) element.declarations = declarations;
    element.attributes = attributes;
    // Only now are the declarations of this very element known.
    for (const attribute of attributes) {
      if (attribute.prefix !== '') attribute.uri = prefixed(element, attribute.prefix);
    }
    refuseDoubles(attributes);
  }

  private value(): string {
    const { source } = this;
    this.space();
    if (source.charCodeAt(this.at) !== EQUALS) fail();
    this.at += 1;
    this.space();
    const quote = source.charCodeAt(this.at);
    if (quote !== QUOTE && quote !== APOSTROPHE) fail();
    const end = source.indexOf(quote === QUOTE ? '"' : "'", this.at + 1);
    if (end < 0) fail();
    const value = source.slice(this.at + 1, end);
    this.at = end + 1;
    return normaliseAttribute(value);
  }

  private name(): string {
    const from = this.at;
    this.at = endOfName(this.source, from);
    return this.at > from ? this.source.slice(from, this.at) : fail();
  }

  /** Skips whitespace; true when there was some. */
  private space(): boolean {
    const from = this.at;
    for (;;) {
      const code = this.source.charCodeAt(this.at);
      if (code !== SPACE && code !== LINE && code !== TAB) return this.at > from;
      this.at += 1;
    }
  }

  private hasAttribute(): boolean {
    const code = this.source.charCodeAt(this.at);
    return code !== GREATER && code !== SLASH;
  }
}

function addText(current: XmlElement | undefined, run: string): void {
  if (current) current.children.push(decodeReferences(run));
  else if (/[^ \t\n]/.test(run)) fail();
}

function prefixed(element: XmlElement, prefix: string): string {
  const uri = resolve(element, prefix);
  return uri === undefined || prefix === 'xmlns' || uri === XMLNS ? fail() : uri;
}

// Namespaces in XML 1.0, 6.3: unique by name and by namespace.
function refuseDoubles(attributes: readonly XmlAttribute[]): void {
  for (let i = 1; i < attributes.length; i += 1) {
    const one = attributes[i];
    for (let j = 0; j < i; j += 1) {
      const other = attributes[j];
      if (one?.local === other?.local && one?.uri === other?.uri) fail();
    }
  }
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function fail(): never {
  refuse('WUS_NOT_WELL_FORMED');
}

function refuse(code: RefusalCode): never {
  throw new WusMessageRefused(code, 'document');
}
