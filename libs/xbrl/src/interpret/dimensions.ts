import type { InstanceFact } from '../instance/instance.js';
import { clark } from '../instance/namespaces.js';
import type { Report } from './report.js';

/** The values of exactly these typed dimensions (`…Dimension` holding `…Domain`, in the scenario), or undefined when the context has others. */
export function dimensionsOf<N extends string>(
  { instance, namespaces }: Report,
  fact: InstanceFact,
  names: readonly N[],
): Partial<Record<N, string>> | undefined {
  const dimensions = instance.contexts.get(fact.contextRef ?? '')?.dimensions ?? [];
  if (dimensions.length !== names.length) return undefined;
  const values: Partial<Record<N, string>> = {};
  for (const name of names) {
    const found = dimensions.find(({ axis }) => axis === clark(namespaces.axes, `${name}Dimension`));
    if (found?.element !== clark(namespaces.domains, `${name}Domain`) || found.container !== 'scenario')
      return undefined;
    values[name] = found.value;
  }
  return values;
}
