import { isIsoDate } from '@akkoord/tax';
import type { Findings } from '../findings.js';
import type { DimensionValue, InstanceContext } from './instance.js';
import { clark } from './namespaces.js';
import { collapse, type OpenElement } from './open-element.js';
import type { QNameReader } from './qualified-name.js';

type Part = 'scheme' | 'identifier' | 'startDate' | 'endDate' | 'instant' | 'forever';
const NONE: readonly DimensionValue[] = [];
const END = '\u0000'; // cannot stand in XML, so no value can be taken for two

/** Puts one `xbrli:context` together; refuses what is there twice. */
export class ContextBuilder {
  private readonly values: { [K in Part]: string | undefined } = {
    scheme: undefined,
    identifier: undefined,
    startDate: undefined,
    endDate: undefined,
    instant: undefined,
    forever: undefined,
  };
  private parts = '';
  private dimensions: DimensionValue[] | undefined;
  private typed: { elementNamespace: string; element: string; value: string } | undefined;

  constructor(private readonly findings: Findings) {}

  close(element: OpenElement, parent: OpenElement | undefined, names: QNameReader): void {
    switch (element.state) {
      case 'identifier':
        this.set('scheme', element.attributes.scheme ?? '');
        this.set('identifier', collapse(element.text));
        return;
      case 'startDate':
      case 'endDate':
      case 'instant': {
        const text = collapse(element.text);
        if (!isIsoDate(text)) this.findings.add(text.includes('T') ? 'FR-NL-3.01' : 'XBRL_CONTEXT_INVALID');
        this.set(element.state, text);
        return;
      }
      case 'forever':
        this.findings.add('FR-NL-3.02');
        this.set('forever', '');
        return;
      case 'entity':
      case 'period':
      case 'segment':
      case 'scenario':
        if (this.parts.includes(element.state)) this.findings.add('XBRL_CONTEXT_INVALID');
        this.parts += element.state;
        return;
      case 'typedValue':
        if (this.typed !== undefined) this.findings.add('XBRL_CONTEXT_INVALID');
        this.typed = {
          elementNamespace: element.namespace,
          element: element.local,
          value: collapse(element.text),
        };
        return;
      case 'typedMember':
      case 'explicitMember':
        this.addDimension(element, parent, names);
        return;
      default:
        return;
    }
  }

  build(id: string): InstanceContext {
    const { scheme = '', identifier = '', startDate: start, endDate: end, instant, forever } = this.values;
    const periods = [start !== undefined && end !== undefined, instant !== undefined, forever !== undefined];
    const one = periods.filter(Boolean).length === 1 && (start === undefined) === (end === undefined);
    if (id === '' || this.values.scheme === undefined || !one) this.findings.add('XBRL_CONTEXT_INVALID');
    const dimensions = this.dimensions ?? NONE;
    let key = [scheme, identifier, start, end, instant, forever].join(END);
    if (dimensions.length > 0) key += this.dimensionKey(dimensions);
    return { id, scheme, identifier, start, end, dimensions, key };
  }

  /** The same for the same dimensions in any order; an axis may be there once. */
  private dimensionKey(dimensions: readonly DimensionValue[]): string {
    const axes = dimensions.map(({ axisNamespace, axis }) => clark(axisNamespace, axis));
    if (new Set(axes).size < axes.length) this.findings.add('XBRL_CONTEXT_INVALID');
    return dimensions
      .map(({ value }, index) => `${END}${axes[index]}${END}${value}`)
      .sort()
      .join('');
  }

  private addDimension(element: OpenElement, parent: OpenElement | undefined, names: QNameReader): void {
    const { namespace: axisNamespace, local: axis } = names.read(collapse(element.attributes.dimension ?? ''));
    const container = parent?.state === 'segment' ? 'segment' : 'scenario';
    this.dimensions ??= [];
    if (element.state === 'typedMember') {
      if (this.typed === undefined) this.findings.add('XBRL_CONTEXT_INVALID');
      const { elementNamespace = '', element: held = '', value = '' } = this.typed ?? {};
      this.dimensions.push({ axisNamespace, axis, elementNamespace, element: held, value, container });
      this.typed = undefined;
    } else {
      const { namespace, local } = names.read(collapse(element.text));
      const value = clark(namespace, local);
      this.dimensions.push({ axisNamespace, axis, elementNamespace: '', element: '', value, container });
    }
  }

  private set(part: Part, value: string): void {
    if (this.values[part] !== undefined) this.findings.add('XBRL_CONTEXT_INVALID');
    this.values[part] = value;
  }
}
