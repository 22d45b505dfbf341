import { SaxesParser, type SaxesTagNS, type XMLDecl } from 'saxes';
import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { childState, holdsText, type ElementState } from './element-states.js';
import { InstanceBuilder } from './instance-builder.js';
import type { Instance } from './instance.js';
import { NS } from './namespaces.js';
import { NamespaceUse } from './namespace-use.js';
import type { OpenElement } from './open-element.js';
import { QNameReader } from './qualified-name.js';
import { readAttributes } from './read-attributes.js';

const CHUNK = 65_536;

/** Streams text through saxes into an Instance; stops at the first thing that makes the rest meaningless. */
export function parseInstance(text: string, limits: ReadLimits, findings: Findings): Instance {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const use = new NamespaceUse();
  const names = new QNameReader((prefix) => parser.resolve(prefix), use);
  const builder = new InstanceBuilder(findings, use, names);
  const stack: OpenElement[] = [];
  let elements = 0;

  // Six handlers and no more: V8 makes the parser a slow object at the seventh, and reading takes five times as long.
  parser.on('error', () => findings.refuse('XBRL_MALFORMED'));
  parser.on('doctype', () => findings.refuse('FR-NL-1.03'));
  parser.on('processinginstruction', () => findings.refuse('XBRL_PROCESSING_INSTRUCTION'));
  parser.on('opentag', (tag) => {
    if (++elements > limits.maxElements) findings.refuse('XBRL_TOO_MANY_ELEMENTS', { limit: limits.maxElements });
    if (stack.length >= limits.maxDepth) findings.refuse('XBRL_TOO_DEEP', { limit: limits.maxDepth });
    use.add(tag.prefix);
    if (stack.length === 0) checkDeclaration(parser.xmlDecl, findings);
    const state = stateOf(tag, stack.at(-1)?.state, findings);
    const attributes = readAttributes(tag, state, limits, use, findings);
    if (state === 'root' && !attributes.lang) findings.add('FR-NL-2.03');
    const element = { state, namespace: tag.uri, local: tag.local, attributes, children: undefined, text: '' };
    builder.open(element);
    stack.push(element);
  });
  parser.on('text', (chunk) => addText(stack.at(-1), chunk, limits, findings));
  parser.on('closetag', () => {
    const element = stack.pop();
    if (element !== undefined) builder.close(element, stack.at(-1));
  });

  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  return builder.finish();
}

/** What stands before the root; CDATA has been seen by its end mark in the text. */
function checkDeclaration({ version, encoding }: XMLDecl, findings: Findings): void {
  if (version !== undefined && version !== '1.0') findings.refuse('XBRL_MALFORMED');
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') findings.refuse('FR-NL-1.05');
}

function stateOf({ uri, local }: SaxesTagNS, parent: ElementState | undefined, findings: Findings): ElementState {
  if (parent === undefined) {
    if (uri === NS.xbrli && local === 'xbrl') return 'root';
    return findings.refuse('XBRL_NOT_AN_INSTANCE', { element: local.slice(0, 100) });
  }
  return childState(parent, uri, local) ?? findings.refuse('XBRL_UNEXPECTED_ELEMENT', { element: local.slice(0, 100) });
}

function addText(element: OpenElement | undefined, chunk: string, limits: ReadLimits, findings: Findings): void {
  if (element === undefined) return;
  if (element.text.length + chunk.length > limits.maxTextLength)
    findings.refuse('XBRL_TEXT_TOO_LONG', { limit: limits.maxTextLength });
  if (holdsText(element.state)) element.text += chunk;
  else if (/[^ \t\r\n]/.test(chunk)) findings.add('XBRL_UNEXPECTED_TEXT', { element: element.local.slice(0, 100) });
}
