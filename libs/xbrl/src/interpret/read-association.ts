import type { InstanceFact } from '../instance/instance.js';
import { dimensionsOf } from './dimensions.js';
import { readText } from './read-value.js';
import type { Report } from './report.js';

const NAME = 'ProfessionalAssociationForTaxServiceProvidersName';
const TUPLE = 'ProfessionalAssociationForTaxServiceProvidersSpecification';
const RULE = { type: 'text', min: 1, max: 20 } as const;

/** The association of a tax adviser as NT20 has it: one context per serial number. */
export function readAssociation(report: Report, fact: InstanceFact): string[] {
  const dimensions =
    report.taxonomy.icp === 'dimensions'
      ? dimensionsOf(report, fact, ['ProfessionalAssociationSerialNumber'])
      : undefined;
  if (dimensions === undefined || !/^\d{1,4}$/.test(dimensions.ProfessionalAssociationSerialNumber ?? '')) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
    return [];
  }
  return [readText(report, fact, RULE) ?? ''].filter((name) => name !== '');
}

/** The same up to NT19: a tuple with one child; undefined when the tuple is another. */
export function readAssociationTuple(report: Report, tuple: InstanceFact): string | undefined {
  if (tuple.name !== TUPLE) return undefined;
  const [child, ...others] = tuple.children;
  const right = child?.name === NAME && child.namespace === report.namespaces.data && child.children.length === 0;
  if (!right || others.length > 0) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: TUPLE });
    return '';
  }
  return readText(report, child, RULE) ?? '';
}
