import type { Findings } from '../findings.js';
import type { Instance, InstanceFact } from './instance.js';

interface Used {
  readonly contexts: Set<string>;
  readonly units: Set<string>;
}

/** The filing rules that need the whole instance: FR-NL 3.03, 3.04, 4.01, 4.02, 5.01, FG-NL-05, and references that lead nowhere. */
export function checkInstance(instance: Instance, findings: Findings): void {
  const { contexts, units } = instance;
  const used: Used = { contexts: new Set(), units: new Set() };
  checkFacts(instance, instance.facts, used, findings);
  for (const id of contexts.keys()) if (!used.contexts.has(id)) findings.add('FR-NL-3.03');
  for (const id of units.keys()) if (!used.units.has(id)) findings.add('FR-NL-4.02');
  if (haveDoubles(contexts)) findings.add('FR-NL-3.04');
  if (haveDoubles(units)) findings.add('FR-NL-4.01');
  if (instance.namespaces.hasUnused()) findings.add('FG-NL-05', {}, 'warn');
}

function haveDoubles(list: ReadonlyMap<string, { readonly key: string }>): boolean {
  if (list.size < 2) return false;
  const keys = new Set<string>();
  for (const { key } of list.values()) keys.add(key);
  return keys.size < list.size;
}

function checkFacts(instance: Instance, facts: readonly InstanceFact[], used: Used, findings: Findings): void {
  const doubles = new DoubleFacts(facts[0]?.namespace);
  for (const fact of facts) {
    const { contextRef, unitRef, name, children } = fact;
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
    if (doubles.has(fact)) findings.add('FR-NL-5.01', { concept: name.slice(0, 100) });
  }
}

/** The facts there have been; a key is made only of those whose concept was there before, which in a return are none. */
class DoubleFacts {
  /** The first of each concept; null once its key is among those seen. */
  private readonly first = new Map<string, InstanceFact | null>();
  private readonly seen = new Set<string>();

  constructor(private readonly common: string | undefined) {}

  /** True when the same was there before this one. */
  has(fact: InstanceFact): boolean {
    const { first, seen } = this;
    const earlier = first.get(fact.name);
    if (earlier === undefined) {
      first.set(fact.name, fact);
      return false;
    }
    if (earlier !== null) {
      seen.add(this.keyOf(earlier));
      first.set(fact.name, null);
    }
    const key = this.keyOf(fact);
    const wasThere = seen.has(key);
    seen.add(key);
    return wasThere;
  }

  private keyOf({ name, contextRef, unitRef, lang, namespace }: InstanceFact): string {
    // A language makes two texts of one concept, never two amounts. Names and ids hold no space.
    const variant = unitRef === undefined ? `lang ${lang}` : unitRef;
    return `${name} ${contextRef} ${variant}${namespace === this.common ? '' : ` ${namespace}`}`;
  }
}
