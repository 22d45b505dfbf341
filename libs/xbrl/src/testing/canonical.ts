import { ParseOption, XmlComment, XmlDocument, XmlElement, XmlText, type XmlNode } from 'libxml2-wasm';
import { NS } from '../instance/namespaces.js';

/**
 * An instance reduced to what has a meaning, by another parser than the reader's. What is left out is insignificant, by
 * these rules and no others:
 * 1. XML: prefixes, unused namespaces, order and quotes of attributes, references for characters, comments, the declaration.
 * 2. White space between elements, and around and within values as XML Schema collapses it.
 * 3. Ids: of contexts and units (facts are held against what they refer to), of facts (FG-NL-09).
 * 4. Order: of contexts, units, facts, and dimensions in a scenario (lines of an ICP statement are shown in theirs).
 * 5. The language of the file or of a text.
 * 6. `decimals`, as amounts are whole euros, and how a number is spelled: `+`, leading zeros, `.0`.
 * 7. Attributes of the schemaRef but for its address, and xsi:schemaLocation.
 * 8. The serial numbers of professional associations, but for the order they give.
 */
export function canonical(text: string): string {
  const document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE });
  try {
    const children = elementsOf(document.root);
    const referents = new Map(
      children
        .filter(({ namespaceUri }) => namespaceUri === NS.xbrli)
        .map((element) => [attribute(element, 'id'), write(element, new Map())]),
    );
    return children
      .map((element) => write(element, referents))
      .sort()
      .join('\n');
  } finally {
    document.dispose();
  }
}

const DROPPED = new Set(['id', 'decimals', 'lang', 'type', 'role', 'arcrole', 'title', 'schemaLocation']);
const isNumber = /^[+-]?\d+(\.0*)?$/;

function write(element: XmlElement, referents: ReadonlyMap<string, string>): string {
  const name = `{${element.namespaceUri}}${element.name}`;
  const attributes = element.attrs
    .filter((one) => !DROPPED.has(one.name))
    .map((one) => `${one.name}=${referents.get(one.value) ?? qualified(element, one.value.trim())}`)
    .sort();
  const children = elementsOf(element).map((child) => write(child, referents));
  if (['scenario', 'segment'].includes(element.name)) children.sort();
  const own = element.name === 'ProfessionalAssociationSerialNumberDomain' ? '' : textOf(element);
  const value = isNumber.test(own) && attribute(element, 'unitRef') !== '' ? String(Number(own)) : own;
  return `${name}[${attributes.join()}](${qualified(element, value)}${children.join('')})`;
}

/** A name with its prefix replaced by the namespace, where the text is one; other text as it is. */
function qualified(element: XmlElement, text: string): string {
  if (!['measure', 'typedMember', 'explicitMember'].includes(element.name)) return text;
  const [prefix = '', local] = text.split(':');
  const uri = local === undefined ? undefined : element.namespaces[prefix];
  return uri === undefined ? text : `{${uri}}${local}`;
}

function attribute(element: XmlElement, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

function elementsOf(element: XmlElement): XmlElement[] {
  return nodesOf(element).filter((node) => node instanceof XmlElement);
}

function textOf(element: XmlElement): string {
  const parts = nodesOf(element).map((node) =>
    node instanceof XmlText
      ? node.content
      : node instanceof XmlComment || node instanceof XmlElement
        ? ''
        : node.content,
  );
  return parts
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

function nodesOf(element: XmlElement): XmlNode[] {
  const nodes: XmlNode[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) nodes.push(node);
  return nodes;
}
