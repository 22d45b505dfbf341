import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { WusMessageRefused, type RefusalCode } from '../errors.js';
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

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a SOAP message strictly: UTF-8 and XML 1.0 only, within the limits, and nothing that has no place in
 * signed XML (DOCTYPE, processing instructions, comments, CDATA). Throws WusMessageRefused.
 */
export function parseXml(bytes: Buffer, limits: XmlLimits): XmlElement {
  if (bytes.length > limits.maxBytes) refuse('WUS_TOO_LARGE', 'document');
  const source = decode(bytes);
  refuseMarkup(source);
  // Six handlers at most: with the seventh, V8 makes the parser a dictionary, and it runs five times slower.
  const parser = new SaxesParser({ xmlns: true, position: false });
  let root: XmlElement | undefined;
  let current: XmlElement | undefined;
  let depth = 0;
  let elements = 0;

  parser.on('xmldecl', (declaration) => {
    const encoding = declaration.encoding?.toLowerCase() ?? 'utf-8';
    if (encoding !== 'utf-8' || declaration.version !== '1.0') refuse('WUS_NOT_UTF8', 'xml declaration');
  });
  parser.on('error', (cause) => {
    throw new WusMessageRefused('WUS_NOT_WELL_FORMED', 'document', { cause });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    elements += 1;
    if (depth > limits.maxDepth) refuse('WUS_TOO_DEEP', 'document');
    if (elements > limits.maxElements) refuse('WUS_TOO_LARGE', 'document');
    const element: XmlElement = {
      prefix: tag.prefix,
      local: tag.local,
      uri: tag.uri,
      attributes: attributesOf(tag.attributes),
      declarations: declarationsOf(tag.ns),
      children: [],
      parent: current,
    };
    if (current) current.children.push(element);
    else root = element;
    current = element;
  });
  parser.on('closetag', () => {
    depth -= 1;
    current = current?.parent;
  });
  parser.on('text', (text) => {
    current?.children.push(text);
  });
  parser.write(source).close();
  return root ?? refuse('WUS_NOT_WELL_FORMED', 'document');
}

const MARKUP: readonly (readonly [string, RefusalCode])[] = [
  ['<!DOCTYPE', 'WUS_DOCTYPE'],
  ['<!--', 'WUS_COMMENT'],
  ['<![CDATA[', 'WUS_CDATA'],
];

/**
 * Refuses markup that has no place in signed XML before anything is parsed. A `<` always begins markup in well-formed XML, so a search
 * of the text finds every DOCTYPE, comment, CDATA section and processing instruction.
 */
function refuseMarkup(source: string): void {
  const declaration = source.indexOf('<!');
  if (declaration >= 0) {
    const found = MARKUP.find(([start]) => source.startsWith(start, declaration));
    refuse(found ? found[1] : 'WUS_NOT_WELL_FORMED', 'document');
  }
  // The XML declaration itself stands at the very start, and nowhere else.
  const instruction = source.indexOf('<?', /^<\?xml[ \t\r\n]/.test(source) ? 2 : 0);
  if (instruction >= 0) refuse('WUS_PROCESSING_INSTRUCTION', 'document');
}

function attributesOf(attributes: Record<string, SaxesAttributeNS>): XmlAttribute[] {
  const found: XmlAttribute[] = [];
  for (const name in attributes) {
    const attribute = attributes[name];
    if (attribute === undefined || attribute.uri === XMLNS) continue;
    found.push({ prefix: attribute.prefix, local: attribute.local, uri: attribute.uri, value: attribute.value });
  }
  return found;
}

const NO_DECLARATIONS: ReadonlyMap<string, string> = new Map();

function declarationsOf(declared: Record<string, string>): ReadonlyMap<string, string> {
  const entries = Object.entries(declared);
  return entries.length === 0 ? NO_DECLARATIONS : new Map(entries);
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new WusMessageRefused('WUS_NOT_UTF8', 'document', { cause });
  }
}

function refuse(code: RefusalCode, part: string): never {
  throw new WusMessageRefused(code, part);
}
