import type { IcpLine, IcpSupply, IcpTotals } from '../filing.js';
import type { InstanceFact } from '../instance/instance.js';
import type { IcpTuple } from '../taxonomies/taxonomy.js';
import { keepsRule, VALUE_TYPES, type ValueRule } from '../taxonomies/value-types.js';
import { dimensionsOf } from './dimensions.js';
import { isPlain } from './read-association.js';
import { readEuros } from './read-value.js';
import type { Report } from './report.js';

interface About {
  readonly supply: IcpSupply;
  readonly correction: boolean;
}

interface CustomerFact {
  readonly value: string;
  readonly rule: ValueRule;
  readonly name: string;
}

/** One amount of NT20: the customer is in the context's two typed dimensions. */
export function readIcpFact(report: Report, fact: InstanceFact, about: About): IcpLine | undefined {
  const { icp } = report.taxonomy;
  const values = icp.form === 'dimensions' ? dimensionsOf(report, fact, [icp.country, icp.vatNumber]) : undefined;
  if (values === undefined || icp.form !== 'dimensions') {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
    return undefined;
  }
  const [country = '', vatNumber = ''] = values;
  return line(
    report,
    fact,
    { value: country, rule: VALUE_TYPES[icp.country.type], name: icp.country.domain },
    { value: vatNumber, rule: VALUE_TYPES[icp.vatNumber.type], name: icp.vatNumber.domain },
    about,
  );
}

/** One tuple of NT14–NT19: country, amount and number of a customer. */
export function readIcpTuple(report: Report, tuple: InstanceFact): IcpLine | undefined {
  const { icp } = report.taxonomy;
  const known = icp.form === 'tuples' ? icp.tuples.find(({ name }) => name === tuple.name) : undefined;
  if (report.kind !== 'icp-statement' || known === undefined) {
    report.findings.add('XBRL_NAMESPACE_UNKNOWN', { concept: tuple.name.slice(0, 100) });
    return undefined;
  }
  if (!isInOrder(report, tuple, known) || tuple.children.some((child) => !isPlain(report, child))) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: tuple.name });
    return undefined;
  }
  return lineOfTuple(report, tuple, known);
}

function isInOrder({ taxonomy }: Report, tuple: InstanceFact, known: IcpTuple): boolean {
  const { uri } = taxonomy.namespaces.data;
  return (
    tuple.children.length === known.children.length &&
    tuple.children.every(({ name, namespace }, at) => name === known.children[at] && namespace === uri)
  );
}

function lineOfTuple(report: Report, tuple: InstanceFact, about: About): IcpLine | undefined {
  let amount: InstanceFact | undefined;
  const customer: Partial<Record<'country' | 'vatNumber', CustomerFact>> = {};
  for (const child of tuple.children) {
    const concept = report.concepts.get(child.name);
    if (concept?.role.kind === 'customer') {
      if (child.unitRef !== undefined || child.decimals !== undefined)
        report.findings.add('XBRL_UNEXPECTED_ATTRIBUTE', { concept: child.name });
      customer[concept.role.part] = { value: child.value, rule: concept.rule, name: child.name };
    } else amount = child;
  }
  const { country, vatNumber } = customer;
  if (amount === undefined || country === undefined || vatNumber === undefined) return undefined;
  return line(report, amount, country, vatNumber, about);
}

function line(
  report: Report,
  fact: InstanceFact,
  country: CustomerFact,
  vatNumber: CustomerFact,
  { supply, correction }: About,
): IcpLine | undefined {
  const rule = report.concepts.get(fact.name)?.rule;
  const amount = rule?.kind === 'euros' ? readEuros(report, fact, rule) : undefined;
  for (const { value, rule: wanted, name } of [country, vatNumber])
    if (!keepsRule(value, wanted)) report.findings.add('XBRL_VALUE_TYPE', { concept: name });
  if (amount === undefined) return undefined;
  return { country: country.value, vatNumber: vatNumber.value, supply, correction, amount };
}

/** Sums per kind of supply; corrections apart. */
export function icpTotals(lines: readonly IcpLine[]): IcpTotals {
  const sums = { goods: 0, services: 0, triangular: 0, corrections: 0, total: 0 };
  const customers = new Set<string>();
  for (const { country, vatNumber, supply, correction, amount } of lines) {
    sums[correction ? 'corrections' : supply] += amount;
    sums.total += amount;
    customers.add(country + vatNumber);
  }
  return { ...sums, customers: customers.size };
}
