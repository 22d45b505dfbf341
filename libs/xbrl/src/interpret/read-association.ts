import type { InstanceFact } from '../instance/instance.js';
import type { Concept } from '../concepts.js';
import { keepsRule, VALUE_TYPES } from '../taxonomies/value-types.js';
import { dimensionsOf } from './dimensions.js';
import { readText } from './read-value.js';
import type { Report } from './report.js';

/** A professional association with the serial number that tells it from others. */
export interface Association {
  readonly serialNumber: number;
  readonly name: string;
}

/** The association of a tax adviser as NT20 has it: one context per serial number. */
export function readAssociation(report: Report, fact: InstanceFact, concept: Concept): Association | undefined {
  const { association } = report.taxonomy;
  const serialNumber =
    association.form === 'dimension' ? dimensionsOf(report, fact, [association.serialNumber])?.[0] : undefined;
  // A number of more digits would not be exact.
  if (serialNumber === undefined || !keepsRule(serialNumber, VALUE_TYPES.positiveInteger)) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
    return undefined;
  }
  return named(report, fact, concept, Number(serialNumber));
}

/** The same up to NT19: a tuple with one child, numbered by its place; undefined when it is not right. */
export function readAssociationTuple(report: Report, tuple: InstanceFact, place: number): Association | undefined {
  const [child, ...others] = tuple.children;
  const concept = child === undefined ? undefined : report.concepts.get(child.name);
  if (
    child === undefined ||
    concept?.role.kind !== 'association' ||
    child.namespace !== report.taxonomy.namespaces.data.uri ||
    others.length > 0 ||
    !isPlain(report, child)
  ) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: tuple.name });
    return undefined;
  }
  return named(report, child, concept, place);
}

/** True for a fact without children in a context without dimensions. */
export function isPlain({ instance }: Report, fact: InstanceFact): boolean {
  return fact.children.length === 0 && instance.contexts.get(fact.contextRef ?? '')?.dimensions.length === 0;
}

function named(report: Report, fact: InstanceFact, { rule }: Concept, serialNumber: number): Association | undefined {
  const name = readText(report, fact, rule);
  return name === undefined ? undefined : { serialNumber, name };
}
