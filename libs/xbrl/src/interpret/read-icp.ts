import type { IcpLine, IcpSupply, IcpTotals } from '../filing.js';
import type { InstanceFact } from '../instance/instance.js';
import { dimensionsOf } from './dimensions.js';
import { readEuros } from './read-value.js';
import type { Report } from './report.js';

const AMOUNT = { type: 'euros', digits: 10, zero: false } as const;
const COUNTRY = 'CountryCodeISO-EC';
const NUMBER = 'VATIdentificationNumberNational';

/** Tuples of NT14–NT19 with their three children in order (digipoort.md 5.5). */
const TUPLES: Readonly<
  Record<string, { supply: IcpSupply; correction: boolean; children: readonly [string, string, string] }>
> = {
  IntraCommunitySupplies: { supply: 'goods', correction: false, children: [COUNTRY, 'SuppliesAmount', NUMBER] },
  IntraCommunityServices: { supply: 'services', correction: false, children: [COUNTRY, 'ServicesAmount', NUMBER] },
  IntraCommunityABCSupplies: { supply: 'triangular', correction: false, children: [COUNTRY, 'SuppliesAmount', NUMBER] },
  IntraCommunitySuppliesCorrection: {
    supply: 'goods',
    correction: true,
    children: ['CorrectionsSuppliesAmount', COUNTRY, NUMBER],
  },
  IntraCommunityServicesCorrection: {
    supply: 'services',
    correction: true,
    children: ['CorrectionsServicesAmount', COUNTRY, NUMBER],
  },
  IntraCommunityABCSuppliesCorrection: {
    supply: 'triangular',
    correction: true,
    children: ['CorrectionsSuppliesAmount', COUNTRY, NUMBER],
  },
};

/** One amount of NT20: the customer is in the context's two typed dimensions. */
export function readIcpFact(report: Report, fact: InstanceFact, supply: IcpSupply): IcpLine[] {
  const customer =
    report.taxonomy.icp === 'dimensions' ? dimensionsOf(report, fact, ['VATNumber', 'CountryCodeEU']) : undefined;
  if (customer === undefined) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: fact.name });
    return [];
  }
  return line(report, fact, customer.CountryCodeEU ?? '', customer.VATNumber ?? '', { supply, correction: false });
}

/** One tuple of NT14–NT19: country, amount and number of a customer. */
export function readIcpTuple(report: Report, tuple: InstanceFact): IcpLine[] {
  const definition = Object.hasOwn(TUPLES, tuple.name) ? TUPLES[tuple.name] : undefined;
  if (report.kind !== 'icp-statement' || definition === undefined) {
    report.findings.add('XBRL_NAMESPACE_UNKNOWN', { concept: tuple.name.slice(0, 100) });
    return [];
  }
  const inOrder =
    tuple.children.length === 3 &&
    tuple.children.every(
      ({ name, namespace }, at) => name === definition.children[at] && namespace === report.namespaces.data,
    );
  const amount = tuple.children.find(({ name }) => name.endsWith('Amount'));
  if (!inOrder || amount === undefined || tuple.children.some((child) => isMisplaced(report, child))) {
    report.findings.add('XBRL_CONCEPT_MISPLACED', { concept: tuple.name });
    return [];
  }
  const valueOf = (concept: string) => tuple.children.find(({ name }) => name === concept)?.value ?? '';
  return line(report, amount, valueOf(COUNTRY), valueOf(NUMBER), definition);
}

/** Sums per kind of supply; corrections apart. */
export function icpTotals(lines: readonly IcpLine[]): IcpTotals {
  const sum = (wanted: (entry: IcpLine) => boolean) =>
    lines.filter(wanted).reduce((total, { amount }) => total + amount, 0);
  return {
    goods: sum((entry) => !entry.correction && entry.supply === 'goods'),
    services: sum((entry) => !entry.correction && entry.supply === 'services'),
    triangular: sum((entry) => !entry.correction && entry.supply === 'triangular'),
    corrections: sum(({ correction }) => correction),
    total: sum(() => true),
    customers: new Set(lines.map(({ country, vatNumber }) => country + vatNumber)).size,
  };
}

function isMisplaced({ instance }: Report, fact: InstanceFact): boolean {
  const context = instance.contexts.get(fact.contextRef ?? '');
  return context === undefined || context.dimensions.length > 0 || fact.children.length > 0;
}

function line(
  report: Report,
  fact: InstanceFact,
  country: string,
  vatNumber: string,
  about: { supply: IcpSupply; correction: boolean },
): IcpLine[] {
  const amount = readEuros(report, fact, AMOUNT);
  if (!/^[A-Z]{2}$/.test(country)) report.findings.add('XBRL_VALUE_TYPE', { concept: COUNTRY });
  if (!/^[0-9A-Za-z+*]{2,15}$/.test(vatNumber)) report.findings.add('XBRL_VALUE_TYPE', { concept: NUMBER });
  const { supply, correction } = about;
  return amount === undefined ? [] : [{ country, vatNumber, supply, correction, amount }];
}
