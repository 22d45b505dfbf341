import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { allowsAttribute, type ElementState } from './element-states.js';
import type { StartTag } from './markup-handler.js';
import { clark, NS } from './namespaces.js';
import type { NamespaceUse } from './namespace-use.js';
import type { ElementAttributes } from './open-element.js';

/** Takes the attributes of an element; notes those that may not stand there and what namespaces they declare and use. */
export function readAttributes(
  tag: StartTag,
  state: ElementState,
  limits: ReadLimits,
  use: NamespaceUse,
  findings: Findings,
): ElementAttributes {
  const read = noAttributes();
  let count = 0;
  for (const { uri, local, prefix, value } of tag.attributes) {
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
    else if (uri === '')
      read[local as keyof ElementAttributes] = value; // what is allowed without a namespace has its place
    else if (name === LANG) read.lang = value;
    else if (name === HREF) read.href = value;
    else if (name === LINK_TYPE && value !== 'simple')
      findings.add('XBRL_UNEXPECTED_ATTRIBUTE', { element: tag.local.slice(0, 100) });
  }
  return read;
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
