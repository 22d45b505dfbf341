import { isIsoDate } from '@akkoord/tax';
import type { Findings } from '../findings.js';
import type { DimensionValue, InstanceContext } from './instance.js';
import { clark } from './namespaces.js';
import { collapse, type OpenElement } from './open-element.js';

/** Puts one `xbrli:context` together; refuses what is there twice. */
export class ContextBuilder {
  private readonly values = new Map<string, string>();
  private readonly parts = new Set<string>();
  private readonly dimensions: DimensionValue[] = [];
  private typed: { element: string; value: string } | undefined;

  constructor(private readonly findings: Findings) {}

  close(element: OpenElement, parent: OpenElement | undefined, qualify: (name: string) => string): void {
    const text = collapse(element.text);
    switch (element.state) {
      case 'identifier':
        this.set('scheme', element.attributes.get('scheme') ?? '');
        this.set('identifier', text);
        return;
      case 'startDate':
      case 'endDate':
      case 'instant':
        if (!isIsoDate(text)) this.findings.add(text.includes('T') ? 'FR-NL-3.01' : 'XBRL_CONTEXT_INVALID');
        this.set(element.state, text);
        return;
      case 'forever':
        this.findings.add('FR-NL-3.02');
        this.set('forever', '');
        return;
      case 'entity':
      case 'period':
      case 'segment':
      case 'scenario':
        if (this.parts.has(element.state)) this.findings.add('XBRL_CONTEXT_INVALID');
        this.parts.add(element.state);
        return;
      case 'typedValue':
        if (this.typed !== undefined) this.findings.add('XBRL_CONTEXT_INVALID');
        this.typed = { element: clark(element.namespace, element.local), value: text };
        return;
      case 'typedMember':
      case 'explicitMember':
        this.addDimension(element, parent, qualify, text);
        return;
      default:
        return;
    }
  }

  build(id: string): InstanceContext {
    const [scheme, identifier, start, end] = ['scheme', 'identifier', 'startDate', 'endDate'].map((name) =>
      this.values.get(name),
    );
    const periods = [start !== undefined && end !== undefined, this.values.has('instant'), this.values.has('forever')];
    const one = periods.filter(Boolean).length === 1 && (start === undefined) === (end === undefined);
    if (id === '' || scheme === undefined || identifier === undefined || !one)
      this.findings.add('XBRL_CONTEXT_INVALID');
    const dimensions = [...this.dimensions].sort((a, b) => (a.axis < b.axis ? -1 : 1));
    const repeated = dimensions.some((dimension, index) => index > 0 && dimension.axis === dimensions[index - 1]?.axis);
    if (repeated) this.findings.add('XBRL_CONTEXT_INVALID');
    const key = JSON.stringify([...this.values].sort().concat(dimensions.map(({ axis, value }) => [axis, value])));
    return { id, scheme: scheme ?? '', identifier: identifier ?? '', start, end, dimensions, key };
  }

  private addDimension(
    element: OpenElement,
    parent: OpenElement | undefined,
    qualify: (name: string) => string,
    text: string,
  ): void {
    const axis = qualify(collapse(element.attributes.get('dimension') ?? ''));
    const container = parent?.state === 'segment' ? 'segment' : 'scenario';
    if (element.state === 'typedMember') {
      if (this.typed === undefined) this.findings.add('XBRL_CONTEXT_INVALID');
      this.dimensions.push({ axis, element: '', value: '', ...this.typed, container });
      this.typed = undefined;
    } else this.dimensions.push({ axis, element: '', value: qualify(text), container });
  }

  private set(name: string, value: string): void {
    if (this.values.has(name)) this.findings.add('XBRL_CONTEXT_INVALID');
    this.values.set(name, value);
  }
}
