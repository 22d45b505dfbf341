import type { Findings } from '../findings.js';
import { ContextBuilder } from './context-builder.js';
import type { Instance, InstanceContext, InstanceFact, InstanceUnit } from './instance.js';
import { clark, NS } from './namespaces.js';
import { collapse, type OpenElement } from './open-element.js';

interface Measures {
  readonly numerator: string[];
  readonly denominator: string[];
  divided: boolean;
}

/** Turns opened and closed elements into an Instance. */
export class InstanceBuilder {
  private readonly schemaRefs: string[] = [];
  private readonly contexts = new Map<string, InstanceContext>();
  private readonly units = new Map<string, InstanceUnit>();
  private readonly facts: InstanceFact[] = [];
  private readonly ids = new Set<string>();
  private context: ContextBuilder;
  private measures: Measures = { numerator: [], denominator: [], divided: false };

  constructor(private readonly findings: Findings) {
    this.context = new ContextBuilder(findings);
  }

  open(element: OpenElement): void {
    const id = element.attributes.get('id');
    if (id !== undefined && this.ids.has(id)) this.findings.add('XBRL_DUPLICATE_ID');
    if (id !== undefined) this.ids.add(id);
    if (element.state === 'linkbaseRef') this.findings.add('FR-NL-2.05');
    if (element.state === 'footnoteLink') this.findings.add('FR-NL-6.01');
  }

  /** `resolve` gives the namespace of a prefix at this place; `parent` is the element around the closed one. */
  close(element: OpenElement, parent: OpenElement | undefined, resolve: (prefix: string) => string | undefined): void {
    switch (element.state) {
      case 'schemaRef':
        this.schemaRefs.push(element.attributes.get(clark(NS.xlink, 'href')) ?? '');
        return;
      case 'context':
        this.addContext(element.attributes.get('id') ?? '');
        return;
      case 'unit':
        this.addUnit(element.attributes.get('id') ?? '');
        return;
      case 'measure': {
        const list = parent?.state === 'unitDenominator' ? this.measures.denominator : this.measures.numerator;
        list.push(qualified(collapse(element.text), resolve));
        return;
      }
      case 'divide':
        this.measures.divided = true;
        return;
      case 'fact':
        (parent?.state === 'fact' ? parent.children : this.facts).push(this.factOf(element));
        return;
      default:
        this.context.close(element, parent, (name) => qualified(name, resolve));
    }
  }

  finish(): Instance {
    if (this.schemaRefs.length !== 1) this.findings.add('FR-NL-2.04', { found: this.schemaRefs.length });
    return { schemaRef: this.schemaRefs[0] ?? '', contexts: this.contexts, units: this.units, facts: this.facts };
  }

  private addContext(id: string): void {
    const context = this.context.build(id);
    this.contexts.set(id, context);
    this.context = new ContextBuilder(this.findings);
  }

  private addUnit(id: string): void {
    const { numerator, denominator, divided } = this.measures;
    const [over, under] = [numerator, denominator].map((list) => [...list].sort().join('*'));
    this.units.set(id, { id, key: divided ? `${over}/${under}` : `${over}` });
    this.measures = { numerator: [], denominator: [], divided: false };
  }

  private factOf({ namespace, local, attributes, children, text }: OpenElement): InstanceFact {
    const value = collapse(text);
    if (attributes.has('precision')) this.findings.add('FR-NL-5.06', { concept: local.slice(0, 100) });
    if (children.length > 0 && value !== '')
      this.findings.add('XBRL_UNEXPECTED_TEXT', { concept: local.slice(0, 100) });
    if (children.length === 0 && value === '') this.findings.add('FR-NL-5.03', { concept: local.slice(0, 100) });
    return {
      namespace,
      name: local,
      value,
      contextRef: attributes.get('contextRef'),
      unitRef: attributes.get('unitRef'),
      decimals: attributes.get('decimals'),
      lang: attributes.get(clark(NS.xml, 'lang')),
      children,
    };
  }
}

function qualified(name: string, resolve: (prefix: string) => string | undefined): string {
  const colon = name.indexOf(':');
  const namespace = resolve(colon < 0 ? '' : name.slice(0, colon)) ?? '';
  return clark(namespace, name.slice(colon + 1));
}
