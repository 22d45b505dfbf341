import type { InstanceUnit } from './instance.js';
import { clark, NS } from './namespaces.js';
import { collapse, type OpenElement } from './open-element.js';
import type { QNameReader } from './qualified-name.js';

// ISO 4217 currencies, pure and shares of XBRL itself, and the Units Registry of XBRL International.
const STANDARD = [NS.iso4217, NS.xbrli, 'http://www.xbrl.org/2009/utr'] as const;

/** Puts `xbrli:unit` elements together, one after the other. */
export class UnitBuilder {
  private numerator: string[] = [];
  private denominator: string[] = [];
  private divided = false;
  /** True when a measure was not of a standard list (FG-NL-11). */
  hasCustomMeasure = false;

  constructor(private readonly names: QNameReader) {}

  close(element: OpenElement, parent: OpenElement | undefined): void {
    if (element.state === 'divide') {
      this.divided = true;
      return;
    }
    const { namespace, local } = this.names.read(collapse(element.text));
    if (!STANDARD.some((standard) => standard === namespace)) this.hasCustomMeasure = true;
    (parent?.state === 'unitDenominator' ? this.denominator : this.numerator).push(clark(namespace, local));
  }

  build(id: string): InstanceUnit {
    const over = this.numerator.sort().join('*');
    const key = this.divided ? `${over}/${this.denominator.sort().join('*')}` : over;
    this.numerator = [];
    this.denominator = [];
    this.divided = false;
    return { id, key };
  }
}
