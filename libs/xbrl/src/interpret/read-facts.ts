import type { BoxFigures, SupplementTotals } from '@akkoord/tax';
import type { Concept } from '../concepts.js';
import type { FilingHeader, IcpLine, OtherFact } from '../filing.js';
import type { InstanceFact } from '../instance/instance.js';
import { isPlain, readAssociation, readAssociationTuple, type Association } from './read-association.js';
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
  readonly associations: Association[];
  readonly figures: BoxFigures;
  readonly supplement: { -readonly [K in keyof SupplementTotals]?: number };
  readonly lines: IcpLine[];
  readonly otherFacts: OtherFact[];
  /** Names of the concepts of the report that are there. */
  readonly present: Set<string>;
}

/** Reads every fact once; unknown concepts of the dictionary are kept, facts of another dictionary refuse. */
export function readFacts(report: Report): ReportFacts {
  const draft: Draft = {
    header: {},
    associations: [],
    figures: {},
    supplement: {},
    lines: [],
    otherFacts: [],
    present: new Set(),
  };
  for (const fact of report.instance.facts) readFact(report, fact, draft);
  warnOfMissing(report, draft.present);
  const { figures, supplement, lines, otherFacts } = draft;
  return { header: headerOf(draft), figures, supplement, lines, otherFacts };
}

function headerOf({ header, associations }: Draft): FilingHeader {
  if (associations.length === 0) return header;
  const inOrder = associations.sort((a, b) => a.serialNumber - b.serialNumber);
  return { ...header, professionalAssociations: inOrder.map(({ name }) => name) };
}

function readFact(report: Report, fact: InstanceFact, draft: Draft): void {
  const { taxonomy, findings } = report;
  const { data, tuples } = taxonomy.namespaces;
  if (fact.namespace !== data.uri) {
    if (fact.namespace === tuples?.uri) return readTuple(report, fact, draft);
    return findings.add('XBRL_NAMESPACE_UNKNOWN', { concept: fact.name.slice(0, 100) });
  }
  if (fact.children.length > 0) return findings.add('XBRL_UNEXPECTED_ELEMENT', { element: fact.name.slice(0, 100) });
  if (fact.contextRef === undefined) return findings.add('XBRL_CONTEXT_INVALID', { concept: fact.name.slice(0, 100) });
  const concept = report.concepts.get(fact.name);
  if (concept === undefined) return keep(report, fact, draft);
  draft.present.add(fact.name);
  readKnown(report, fact, concept, draft);
}

function readTuple(report: Report, fact: InstanceFact, draft: Draft): void {
  const { association } = report.taxonomy;
  if (association.form === 'tuple' && fact.name === association.tuple) {
    const read = readAssociationTuple(report, fact, draft.associations.length + 1);
    if (read !== undefined) draft.associations.push(read);
    return;
  }
  const line = readIcpTuple(report, fact);
  if (line !== undefined) draft.lines.push(line);
}

function readKnown(report: Report, fact: InstanceFact, concept: Concept, draft: Draft): void {
  const { role, rule } = concept;
  switch (role.kind) {
    case 'association': {
      const association = readAssociation(report, fact, concept);
      if (association !== undefined) draft.associations.push(association);
      return;
    }
    case 'supply': {
      const line = readIcpFact(report, fact, role);
      if (line !== undefined) draft.lines.push(line);
      return;
    }
    case 'customer':
      return report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
    default:
      if (!isPlain(report, fact)) report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
  }
  if (role.kind === 'header') {
    if (role.field in draft.header) report.findings.add('FR-NL-5.01', { concept: fact.name });
    const text = readText(report, fact, rule);
    if (text !== undefined) draft.header[role.field] = text;
    return;
  }
  const amount = rule.kind === 'euros' ? readEuros(report, fact, rule) : undefined;
  if (amount === undefined) return;
  if (role.kind === 'box') draft.figures[role.box] = amount;
  else draft.supplement[role.total] = amount;
}

function keep(report: Report, fact: InstanceFact, draft: Draft): void {
  report.findings.add('XBRL_CONCEPT_UNKNOWN', { concept: fact.name.slice(0, 100) }, 'warn');
  const dimensions = report.instance.contexts.get(fact.contextRef ?? '')?.dimensions ?? [];
  draft.otherFacts.push({
    concept: fact.name,
    value: fact.value,
    dimensions: Object.fromEntries(dimensions.map(({ axis, value }) => [axis, value])),
  });
}

function warnOfMissing({ concepts, findings }: Report, present: ReadonlySet<string>): void {
  for (const { name, role, expected } of concepts.values()) {
    if (!expected || present.has(name)) continue;
    if (role.kind === 'header') findings.add('XBRL_HEADER_FACT_MISSING', { concept: name }, 'warn');
    else findings.add('XBRL_FACT_MISSING', { concept: name });
  }
}
