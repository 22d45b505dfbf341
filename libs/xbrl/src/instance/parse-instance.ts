import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { allowsAttribute, childState, holdsText, type ElementState } from './element-states.js';
import { InstanceBuilder } from './instance-builder.js';
import type { OpenElement } from './open-element.js';
import type { Instance } from './instance.js';
import { clark, NS } from './namespaces.js';

const CHUNK = 65_536;

/** Streams text through saxes into an Instance; stops at the first thing that makes the rest meaningless. */
export function parseInstance(text: string, limits: ReadLimits, findings: Findings): Instance {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const builder = new InstanceBuilder(findings);
  const stack: OpenElement[] = [];
  let elements = 0;

  parser.on('error', () => findings.refuse('XBRL_MALFORMED'));
  parser.on('doctype', () => findings.refuse('FR-NL-1.03'));
  parser.on('processinginstruction', () => findings.refuse('XBRL_PROCESSING_INSTRUCTION'));
  parser.on('cdata', () => findings.refuse('FR-NL-2.06'));
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') findings.refuse('XBRL_MALFORMED');
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') findings.refuse('FR-NL-1.05');
  });
  parser.on('opentag', (tag) => {
    if (++elements > limits.maxElements) findings.refuse('XBRL_TOO_MANY_ELEMENTS', { limit: limits.maxElements });
    if (stack.length >= limits.maxDepth) findings.refuse('XBRL_TOO_DEEP', { limit: limits.maxDepth });
    const element = openElement(tag, stack.at(-1)?.state, limits, findings);
    builder.open(element);
    stack.push(element);
  });
  parser.on('text', (chunk) => addText(stack.at(-1), chunk, limits, findings));
  parser.on('closetag', () => {
    const element = stack.pop();
    if (element !== undefined) builder.close(element, stack.at(-1), (prefix) => parser.resolve(prefix));
  });

  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  return builder.finish();
}

function openElement(
  tag: SaxesTagNS,
  parent: ElementState | undefined,
  limits: ReadLimits,
  findings: Findings,
): OpenElement {
  const { uri: namespace, local } = tag;
  const state = parent === undefined ? rootState(namespace, local) : childState(parent, namespace, local);
  if (state === undefined) {
    findings.refuse(parent === undefined ? 'XBRL_NOT_AN_INSTANCE' : 'XBRL_UNEXPECTED_ELEMENT', {
      element: local.slice(0, 100),
    });
  }
  const attributes = readAttributes(tag, state, limits, findings);
  if (state === 'root' && !attributes.get(clark(NS.xml, 'lang'))) findings.add('FR-NL-2.03');
  return { state, namespace, local, attributes, children: [], text: '' };
}

function rootState(namespace: string, local: string): 'root' | undefined {
  return namespace === NS.xbrli && local === 'xbrl' ? 'root' : undefined;
}

function readAttributes(
  tag: SaxesTagNS,
  state: ElementState,
  limits: ReadLimits,
  findings: Findings,
): Map<string, string> {
  const all = Object.values(tag.attributes);
  if (all.length > limits.maxAttributes) findings.refuse('XBRL_TOO_MANY_ATTRIBUTES', { limit: limits.maxAttributes });
  const read = new Map<string, string>();
  for (const { uri, local, value } of all) {
    if (value.length > limits.maxTextLength) findings.refuse('XBRL_TEXT_TOO_LONG', { limit: limits.maxTextLength });
    if (uri === NS.xmlns) continue;
    const name = uri === '' ? local : clark(uri, local);
    if (name === clark(NS.xsi, 'nil')) findings.add('FR-NL-2.07', { concept: tag.local.slice(0, 100) });
    else if (!allowsAttribute(state, name))
      findings.add('XBRL_UNEXPECTED_ATTRIBUTE', { element: tag.local.slice(0, 100) });
    read.set(name, value);
  }
  return read;
}

function addText(element: OpenElement | undefined, chunk: string, limits: ReadLimits, findings: Findings): void {
  if (element === undefined) return;
  if (element.text.length + chunk.length > limits.maxTextLength)
    findings.refuse('XBRL_TEXT_TOO_LONG', { limit: limits.maxTextLength });
  if (holdsText(element.state)) element.text += chunk;
  else if (/[^ \t\r\n]/.test(chunk)) findings.add('XBRL_UNEXPECTED_TEXT', { element: element.local.slice(0, 100) });
}
