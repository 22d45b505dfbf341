import type { BoxFigures, SupplementTotals } from '@akkoord/tax';
import type { Concept } from '../concepts.js';
import type { FilingHeader, IcpLine, OtherFact } from '../filing.js';
import type { InstanceFact } from '../instance/instance.js';
import { readAssociation, readAssociationTuple } from './read-association.js';
import { readIcpFact, readIcpTuple } from './read-icp.js';
import { readEuros, readText } from './read-value.js';
import type { Report } from './report.js';

/** Everything the facts of a report say, sorted by what it is. */
export interface ReportFacts {
  readonly header: FilingHeader;
  readonly figures: BoxFigures;
  readonly supplement: Partial<SupplementTotals>;
  readonly lines: readonly IcpLine[];
  readonly otherFacts: readonly OtherFact[];
}

interface Draft {
  readonly header: Record<string, string>;
  readonly associations: string[];
  readonly figures: BoxFigures;
  readonly supplement: { -readonly [K in keyof SupplementTotals]?: number };
  readonly lines: IcpLine[];
  readonly otherFacts: OtherFact[];
}

/** Reads every fact once; unknown concepts of the dictionary are kept, facts of another dictionary refuse. */
export function readFacts(report: Report): ReportFacts {
  const draft: Draft = { header: {}, associations: [], figures: {}, supplement: {}, lines: [], otherFacts: [] };
  for (const fact of report.instance.facts) readFact(report, fact, draft);
  warnOfMissing(report);
  const { associations, header, ...rest } = draft;
  return { ...rest, header: { ...header, ...(associations.length > 0 && { professionalAssociations: associations }) } };
}

function readFact(report: Report, fact: InstanceFact, draft: Draft): void {
  const { namespaces, taxonomy, findings } = report;
  if (fact.namespace === namespaces.tuples && taxonomy.icp === 'tuples') return readTuple(report, fact, draft);
  if (fact.namespace !== namespaces.data)
    return findings.add('XBRL_NAMESPACE_UNKNOWN', { concept: fact.name.slice(0, 100) });
  if (fact.children.length > 0) return findings.add('XBRL_UNEXPECTED_ELEMENT', { element: fact.name.slice(0, 100) });
  if (fact.contextRef === undefined) return findings.add('XBRL_CONTEXT_INVALID', { concept: fact.name.slice(0, 100) });
  const concept = report.concepts.get(fact.name);
  if (concept === undefined) return keep(report, fact, draft);
  readKnown(report, fact, concept, draft);
}

function readTuple(report: Report, fact: InstanceFact, draft: Draft): void {
  const association = readAssociationTuple(report, fact);
  if (association !== undefined) draft.associations.push(association);
  else draft.lines.push(...readIcpTuple(report, fact));
}

function readKnown(report: Report, fact: InstanceFact, concept: Concept, draft: Draft): void {
  const { role, value: rule } = concept;
  if (role.kind === 'association') {
    draft.associations.push(...readAssociation(report, fact));
    return;
  }
  if (role.kind === 'icp') {
    draft.lines.push(...readIcpFact(report, fact, role.supply));
    return;
  }
  const plain = report.instance.contexts.get(fact.contextRef ?? '')?.dimensions.length === 0;
  if (!plain) report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
  if (rule.type !== 'euros') {
    if (role.kind === 'header' && role.field in draft.header) report.findings.add('FR-NL-5.01', { concept: fact.name });
    const text = readText(report, fact, rule);
    if (text !== undefined && role.kind === 'header') draft.header[role.field] = text;
    return;
  }
  const amount = readEuros(report, fact, rule);
  if (amount === undefined) return;
  if (role.kind === 'box') draft.figures[role.box] = amount;
  if (role.kind === 'supplement') draft.supplement[role.total] = amount;
}

function keep(report: Report, fact: InstanceFact, draft: Draft): void {
  const concept = fact.name.slice(0, 100);
  report.findings.add('XBRL_CONCEPT_UNKNOWN', { concept }, 'warn');
  const dimensions = report.instance.contexts.get(fact.contextRef ?? '')?.dimensions ?? [];
  draft.otherFacts.push({
    concept: fact.name,
    value: fact.value,
    dimensions: Object.fromEntries(dimensions.map(({ axis, value }) => [axis.slice(axis.indexOf('}') + 1), value])),
  });
}

function warnOfMissing({ concepts, instance, findings, namespaces }: Report): void {
  const present = new Set(
    instance.facts.filter(({ namespace }) => namespace === namespaces.data).map(({ name }) => name),
  );
  for (const { name, role, expected } of concepts.values()) {
    if (!expected || present.has(name)) continue;
    if (role.kind === 'header') findings.add('XBRL_HEADER_FACT_MISSING', { concept: name }, 'warn');
    else findings.add('XBRL_FACT_MISSING', { concept: name });
  }
}
