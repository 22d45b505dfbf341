import type { SaxesTagNS } from 'saxes';
import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { allowsAttribute, type ElementState } from './element-states.js';
import { clark, NS } from './namespaces.js';
import type { NamespaceUse } from './namespace-use.js';
import type { ElementAttributes } from './open-element.js';

/** Takes the attributes of an element; notes those that may not stand there and what namespaces they declare and use. */
export function readAttributes(
  tag: SaxesTagNS,
  state: ElementState,
  limits: ReadLimits,
  use: NamespaceUse,
  findings: Findings,
): ElementAttributes {
  const read = noAttributes();
  let count = 0;
  for (const key in tag.attributes) {
    const { uri, local, prefix, value } = tag.attributes[key]!;
    if (++count > limits.maxAttributes) findings.refuse('XBRL_TOO_MANY_ATTRIBUTES', { limit: limits.maxAttributes });
    if (value.length > limits.maxTextLength) findings.refuse('XBRL_TEXT_TOO_LONG', { limit: limits.maxTextLength });
    if (uri === NS.xmlns) {
      use.declare(prefix === '' ? '' : local, value);
      continue;
    }
    use.add(prefix);
    const name = uri === '' ? local : clark(uri, local);
    if (name === NIL) findings.add('FR-NL-2.07', { concept: tag.local.slice(0, 100) });
    else if (!allowsAttribute(state, name))
      findings.add('XBRL_UNEXPECTED_ATTRIBUTE', { element: tag.local.slice(0, 100) });
    else if (uri === '') put(read, local, value);
    else if (name === LANG) read.lang = value;
    else if (name === HREF) read.href = value;
    else if (name === LINK_TYPE && value !== 'simple')
      findings.add('XBRL_UNEXPECTED_ATTRIBUTE', { element: tag.local.slice(0, 100) });
  }
  return read;
}

// What is allowed without a namespace has its place; by name, for to look a name out of the document up as a key costs more than all else here.
function put(read: ElementAttributes, local: string, value: string): void {
  switch (local) {
    case 'contextRef':
      read.contextRef = value;
      return;
    case 'unitRef':
      read.unitRef = value;
      return;
    case 'decimals':
      read.decimals = value;
      return;
    case 'id':
      read.id = value;
      return;
    case 'scheme':
      read.scheme = value;
      return;
    case 'dimension':
      read.dimension = value;
      return;
    case 'precision':
      read.precision = value;
      return;
    default:
      throw new Error(`no place for the attribute ${local}`);
  }
}

const NIL = clark(NS.xsi, 'nil');
const LANG = clark(NS.xml, 'lang');
const LINK_TYPE = clark(NS.xlink, 'type');
const HREF = clark(NS.xlink, 'href');

function noAttributes(): ElementAttributes {
  return {
    id: undefined,
    contextRef: undefined,
    unitRef: undefined,
    decimals: undefined,
    precision: undefined,
    lang: undefined,
    scheme: undefined,
    dimension: undefined,
    href: undefined,
  };
}
