import { BOXES, type BoxKey, type FilingKind } from '@akkoord/tax';
import type { FilingHeader } from './filing.js';

/** What the value of a concept must look like (type names of NT13, digipoort.md 5.4 and 5.6). */
export type ValueRule =
  | { readonly type: 'euros'; readonly digits: number; readonly zero: boolean }
  | { readonly type: 'text'; readonly min: number; readonly max: number }
  | { readonly type: 'pattern'; readonly pattern: RegExp };

/** What a concept of `bd-data` is for us. */
export type ConceptRole =
  | { readonly kind: 'box'; readonly box: BoxKey }
  | { readonly kind: 'supplement'; readonly total: 'totalNew' | 'totalOld' | 'difference' }
  | { readonly kind: 'header'; readonly field: Exclude<keyof FilingHeader, 'professionalAssociations'> }
  | { readonly kind: 'association' }
  | { readonly kind: 'icp'; readonly supply: 'goods' | 'services' | 'triangular' };

/** One concept with the reports it belongs to; `untilYear` is the last year it was in the entry point. */
export interface Concept {
  readonly name: string;
  readonly value: ValueRule;
  readonly role: ConceptRole;
  readonly reports: readonly FilingKind[];
  readonly untilYear?: number;
  /** Obligatory or customary: a missing figure refuses, a missing header fact warns. */
  readonly expected: boolean;
}

const BOX_CONCEPTS: Readonly<Record<BoxKey, string>> = {
  '1a.turnover': 'TaxedTurnoverSuppliesServicesGeneralTariff',
  '1a.tax': 'ValueAddedTaxSuppliesServicesGeneralTariff',
  '1b.turnover': 'TaxedTurnoverSuppliesServicesReducedTariff',
  '1b.tax': 'ValueAddedTaxSuppliesServicesReducedTariff',
  '1c.turnover': 'TaxedTurnoverSuppliesServicesOtherRates',
  '1c.tax': 'ValueAddedTaxSuppliesServicesOtherRates',
  '1d.turnover': 'TaxedTurnoverPrivateUse',
  '1d.tax': 'ValueAddedTaxPrivateUse',
  '1e.turnover': 'SuppliesServicesNotTaxed',
  '2a.turnover': 'TurnoverSuppliesServicesByWhichVATTaxationIsTransferred',
  '2a.tax': 'ValueAddedTaxSuppliesServicesByWhichVATTaxationIsTransferred',
  '3a.turnover': 'SuppliesToCountriesOutsideTheEC',
  '3b.turnover': 'SuppliesToCountriesWithinTheEC',
  '3c.turnover': 'InstallationDistanceSalesWithinTheEC',
  '4a.turnover': 'TurnoverFromTaxedSuppliesFromCountriesOutsideTheEC',
  '4a.tax': 'ValueAddedTaxOnSuppliesFromCountriesOutsideTheEC',
  '4b.turnover': 'TurnoverFromTaxedSuppliesFromCountriesWithinTheEC',
  '4b.tax': 'ValueAddedTaxOnSuppliesFromCountriesWithinTheEC',
  '5a': 'ValueAddedTaxOwed',
  '5b': 'ValueAddedTaxOnInput',
  '5d': 'SmallEntrepreneurProvisionReduction',
  total: 'ValueAddedTaxOwedToBePaidBack',
};

const VAT: readonly FilingKind[] = ['vat-return', 'supplement'];
const EVERY: readonly FilingKind[] = ['vat-return', 'supplement', 'icp-statement'];
const ICP: readonly FilingKind[] = ['icp-statement'];

const boxes: Concept[] = BOXES.map(({ key, digits, untilYear }) => ({
  name: BOX_CONCEPTS[key],
  value: { type: 'euros', digits, zero: true },
  role: { kind: 'box', box: key },
  reports: key === 'total' ? ['vat-return'] : VAT,
  expected: key === '5a' || key === 'total',
  ...(untilYear === undefined ? {} : { untilYear }),
}));

const text = (max: number, min = 1): ValueRule => ({ type: 'text', min, max });
const pattern = (expression: RegExp): ValueRule => ({ type: 'pattern', pattern: expression });

function header(
  name: string,
  field: keyof Omit<FilingHeader, 'professionalAssociations'>,
  value: ValueRule,
  reports = EVERY,
  expected = true,
): Concept {
  return { name, value, role: { kind: 'header', field }, reports, expected };
}

const headers: Concept[] = [
  header('ContactType', 'contactType', pattern(/^(BPL|INT)$/), VAT),
  header('ContactInitials', 'contactInitials', text(10)),
  header('ContactPrefix', 'contactPrefix', text(10), EVERY, false),
  header('ContactSurname', 'contactSurname', text(200)),
  header('ContactTelephoneNumber', 'contactTelephoneNumber', text(14)),
  header('DateTimeCreation', 'dateTimeCreation', pattern(/^\d{12}$/)),
  header('MessageReferenceSupplierVAT', 'messageReference', text(20), VAT),
  header('MessageReferenceSupplierICP', 'messageReference', text(20), ICP),
  header('SoftwarePackageName', 'softwarePackageName', text(30)),
  header('SoftwarePackageVersion', 'softwarePackageVersion', text(20)),
  header('SoftwareVendorAccountNumber', 'softwareVendorAccountNumber', text(8, 8)),
  header('TaxConsultantNumber', 'taxConsultantNumber', pattern(/^\d{6}$/), EVERY, false),
  header('VATIdentificationNumberNLFiscalEntityDivision', 'fiscalEntityDivision', pattern(/^\d{9}B\d{2}$/), ICP, false),
];

const supplement = (name: string, total: 'totalNew' | 'totalOld' | 'difference', digits: number): Concept => ({
  name,
  value: { type: 'euros', digits, zero: true },
  role: { kind: 'supplement', total },
  reports: ['supplement'],
  expected: true,
});

const icp = (name: string, supply: 'goods' | 'services' | 'triangular'): Concept => ({
  name,
  value: { type: 'euros', digits: 10, zero: false },
  role: { kind: 'icp', supply },
  reports: ICP,
  expected: false,
});

/** Every concept known to the product, header first, then boxes in the order of the form. */
export const CONCEPTS: readonly Concept[] = [
  ...headers,
  {
    name: 'ProfessionalAssociationForTaxServiceProvidersName',
    value: text(20),
    role: { kind: 'association' },
    reports: EVERY,
    expected: false,
  },
  ...boxes,
  supplement('ValueAddedTaxAmountTotalNew', 'totalNew', 10),
  supplement('ValueAddedTaxAmountTotalOld', 'totalOld', 10),
  supplement('ValueAddedTaxToBePaidAdditionalToBePaidBack', 'difference', 9),
  icp('SuppliesAmount', 'goods'),
  icp('ServicesAmount', 'services'),
  icp('ABCSuppliesAmount', 'triangular'),
];

const BY_REPORT = new Map<string, ReadonlyMap<string, Concept>>();

/** The concepts of one report of one year, by name. */
export function conceptsOf(kind: FilingKind, year: number): ReadonlyMap<string, Concept> {
  const key = `${kind} ${year}`;
  let known = BY_REPORT.get(key);
  if (known === undefined) {
    const list = CONCEPTS.filter(({ reports, untilYear = year }) => reports.includes(kind) && year <= untilYear);
    known = new Map(list.map((concept) => [concept.name, concept]));
    BY_REPORT.set(key, known);
  }
  return known;
}
