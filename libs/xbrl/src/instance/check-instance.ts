import type { Findings } from '../findings.js';
import type { Instance, InstanceFact } from './instance.js';

/** The filing rules that need the whole instance: FR-NL 3.03, 3.04, 4.01, 4.02, 5.01, and references that lead nowhere. */
export function checkInstance(instance: Instance, findings: Findings): void {
  const used = { contexts: new Set<string>(), units: new Set<string>() };
  checkFacts(instance, instance.facts, used, findings);
  const contexts = [...instance.contexts.values()];
  const units = [...instance.units.values()];
  for (const { id } of contexts) if (!used.contexts.has(id)) findings.add('FR-NL-3.03');
  for (const { id } of units) if (!used.units.has(id)) findings.add('FR-NL-4.02');
  if (new Set(contexts.map(({ key }) => key)).size < contexts.length) findings.add('FR-NL-3.04');
  if (new Set(units.map(({ key }) => key)).size < units.length) findings.add('FR-NL-4.01');
}

function checkFacts(
  instance: Instance,
  facts: readonly InstanceFact[],
  used: { contexts: Set<string>; units: Set<string> },
  findings: Findings,
): void {
  const seen = new Set<string>();
  for (const fact of facts) {
    const { contextRef, unitRef, namespace, name, lang, children } = fact;
    if (contextRef !== undefined) {
      used.contexts.add(contextRef);
      if (!instance.contexts.has(contextRef)) findings.add('XBRL_CONTEXT_UNKNOWN', { concept: name.slice(0, 100) });
    }
    if (unitRef !== undefined) {
      used.units.add(unitRef);
      if (!instance.units.has(unitRef)) findings.add('XBRL_UNIT_UNKNOWN', { concept: name.slice(0, 100) });
    }
    if (children.length > 0) {
      checkFacts(instance, children, used, findings); // two tuples of one kind are two customers, not a duplicate
      continue;
    }
    // A language makes two texts of one concept, never two amounts.
    const key = [namespace, name, contextRef, unitRef, unitRef === undefined ? lang : ''].join(' ');
    if (seen.has(key)) findings.add('FR-NL-5.01', { concept: name.slice(0, 100) });
    seen.add(key);
  }
}
