import type { DimensionValue, InstanceFact } from '../instance/instance.js';
import type { TypedDimension } from '../taxonomies/taxonomy.js';
import type { Report } from './report.js';

const NONE: readonly DimensionValue[] = [];

/** The values of exactly these typed dimensions (in the scenario), in the order asked for, or undefined when the context has others. */
export function dimensionsOf(
  report: Report,
  fact: InstanceFact,
  wanted: readonly TypedDimension[],
): readonly string[] | undefined {
  const present = report.instance.contexts.get(fact.contextRef ?? '')?.dimensions ?? NONE;
  if (present.length !== wanted.length) return undefined;
  const values: string[] = [];
  for (const dimension of wanted) {
    const found = present.find((candidate) => isOf(report, candidate, dimension));
    if (found === undefined) return undefined;
    values.push(found.value);
  }
  return values;
}

function isOf({ taxonomy }: Report, found: DimensionValue, { axis, domain }: TypedDimension): boolean {
  const { axes, domains } = taxonomy.namespaces;
  return (
    found.axis === axis &&
    found.element === domain &&
    found.axisNamespace === axes?.uri &&
    found.elementNamespace === domains?.uri &&
    found.container === 'scenario'
  );
}
