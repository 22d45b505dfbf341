import type { Findings } from '../findings.js';
import { ContextBuilder } from './context-builder.js';
import type { Instance, InstanceContext, InstanceFact, InstanceUnit } from './instance.js';
import { holdsMarkup } from './markup.js';
import type { NamespaceUse } from './namespace-use.js';
import { collapse, type OpenElement } from './open-element.js';
import type { QNameReader } from './qualified-name.js';
import { UnitBuilder } from './unit-builder.js';

const NO_CHILDREN: readonly InstanceFact[] = [];

/** Turns opened and closed elements into an Instance. */
export class InstanceBuilder {
  private readonly schemaRefs: string[] = [];
  private readonly contexts = new Map<string, InstanceContext>();
  private readonly units = new Map<string, InstanceUnit>();
  private readonly facts: InstanceFact[] = [];
  private readonly ids = new Set<string>();
  private readonly unit: UnitBuilder;
  private context: ContextBuilder;
  private factId = false;
  private early = false;

  constructor(
    private readonly findings: Findings,
    private readonly namespaces: NamespaceUse,
    private readonly names: QNameReader,
  ) {
    this.context = new ContextBuilder(findings);
    this.unit = new UnitBuilder(names);
  }

  open({ state, attributes }: OpenElement): void {
    const { id } = attributes;
    if (id !== undefined) {
      if (this.ids.has(id)) this.findings.add('XBRL_DUPLICATE_ID');
      this.ids.add(id);
      if (state === 'fact') this.factId = true;
    }
    if (state === 'linkbaseRef') this.findings.add('FR-NL-2.05');
    else if (state === 'footnoteLink') this.findings.add('FR-NL-6.01');
  }

  /** `parent` is the element around the closed one. */
  close(element: OpenElement, parent: OpenElement | undefined): void {
    switch (element.state) {
      case 'fact':
        if (parent?.state === 'fact') (parent.children ??= []).push(this.factOf(element));
        else this.facts.push(this.factOf(element));
        return;
      case 'context': {
        const context = this.context.build(element.attributes.id ?? '');
        this.contexts.set(context.id, context);
        this.context = new ContextBuilder(this.findings);
        return;
      }
      case 'unit': {
        const unit = this.unit.build(element.attributes.id ?? '');
        this.units.set(unit.id, unit);
        return;
      }
      case 'schemaRef':
        this.schemaRefs.push(element.attributes.href ?? '');
        return;
      case 'measure':
      case 'divide':
        this.unit.close(element, parent);
        return;
      default:
        this.context.close(element, parent, this.names);
    }
  }

  finish(): Instance {
    const { schemaRefs, contexts, units, facts, namespaces } = this;
    if (schemaRefs.length !== 1) this.findings.add('FR-NL-2.04', { found: schemaRefs.length });
    if (this.early) this.findings.add('FG-NL-04', {}, 'warn');
    if (this.factId) this.findings.add('FG-NL-09', {}, 'warn');
    if (this.unit.hasCustomMeasure) this.findings.add('FG-NL-11', {}, 'warn');
    return { schemaRef: schemaRefs[0] ?? '', contexts, units, facts, namespaces };
  }

  private factOf({ namespace, local, attributes, children = [], text }: OpenElement): InstanceFact {
    const { contextRef, unitRef, decimals, precision, lang } = attributes;
    const value = collapse(text);
    if (precision !== undefined) this.findings.add('FR-NL-5.06', { concept: local.slice(0, 100) });
    if (children.length > 0 && value !== '')
      this.findings.add('XBRL_UNEXPECTED_TEXT', { concept: local.slice(0, 100) });
    if (children.length === 0 && value === '') this.findings.add('FR-NL-5.03', { concept: local.slice(0, 100) });
    if (holdsMarkup(value)) this.findings.add('FR-NL-5.11', { concept: local.slice(0, 100) });
    if (contextRef !== undefined && !this.contexts.has(contextRef)) this.early = true;
    if (unitRef !== undefined && !this.units.has(unitRef)) this.early = true;
    const kept = children.length === 0 ? NO_CHILDREN : children;
    return { namespace, name: local, value, contextRef, unitRef, decimals, lang, children: kept };
  }
}
