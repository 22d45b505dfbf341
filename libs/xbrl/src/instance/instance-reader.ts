import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { childState, holdsText, type ElementState } from './element-states.js';
import { InstanceBuilder } from './instance-builder.js';
import type { Instance } from './instance.js';
import type { MarkupHandler, Resolve, StartTag } from './markup-handler.js';
import { NS } from './namespaces.js';
import { NamespaceUse } from './namespace-use.js';
import type { OpenElement } from './open-element.js';
import { QNameReader } from './qualified-name.js';
import { readAttributes } from './read-attributes.js';

/** Makes an Instance of markup as it comes; refuses at the first thing that makes the rest meaningless. */
export class InstanceReader implements MarkupHandler {
  private readonly use = new NamespaceUse();
  private readonly builder: InstanceBuilder;
  private readonly stack: OpenElement[] = [];
  private current: OpenElement | undefined;
  private elements = 0;

  constructor(
    private readonly limits: ReadLimits,
    private readonly findings: Findings,
    resolve: Resolve,
  ) {
    this.builder = new InstanceBuilder(findings, this.use, new QNameReader(resolve, this.use));
  }

  open(tag: StartTag): void {
    const { limits, findings, stack, current } = this;
    if (++this.elements > limits.maxElements) findings.refuse('XBRL_TOO_MANY_ELEMENTS', { limit: limits.maxElements });
    if (stack.length >= limits.maxDepth) findings.refuse('XBRL_TOO_DEEP', { limit: limits.maxDepth });
    this.use.add(tag.prefix);
    const state = stateOf(tag, current?.state, findings);
    const attributes = readAttributes(tag, state, limits, this.use, findings);
    if (state === 'root' && !attributes.lang) findings.add('FR-NL-2.03');
    const element = { state, namespace: tag.uri, local: tag.local, attributes, children: undefined, text: '' };
    this.builder.open(element);
    stack.push(element);
    this.current = element;
  }

  text(run: string): void {
    const { current, limits, findings } = this;
    if (current === undefined) return;
    if (current.text.length + run.length > limits.maxTextLength)
      findings.refuse('XBRL_TEXT_TOO_LONG', { limit: limits.maxTextLength });
    if (holdsText(current.state)) current.text += run;
    else if (/[^ \t\r\n]/.test(run)) findings.add('XBRL_UNEXPECTED_TEXT', { element: current.local.slice(0, 100) });
  }

  close(): void {
    const element = this.stack.pop();
    this.current = this.stack.at(-1);
    if (element !== undefined) this.builder.close(element, this.current);
  }

  /** What was read, once the document has ended. */
  finish(): Instance {
    return this.builder.finish();
  }
}

function stateOf({ uri, local }: StartTag, parent: ElementState | undefined, findings: Findings): ElementState {
  if (parent === undefined) {
    if (uri === NS.xbrli && local === 'xbrl') return 'root';
    return findings.refuse('XBRL_NOT_AN_INSTANCE', { element: local.slice(0, 100) });
  }
  return childState(parent, uri, local) ?? findings.refuse('XBRL_UNEXPECTED_ELEMENT', { element: local.slice(0, 100) });
}
