import { BOXES, completeFigures, parseOmzetbelastingNumber, parsePeriod, type BoxKey, type Period } from '@akkoord/tax';
import fc from 'fast-check';
import type { FilingHeader, IcpLine } from '../filing.js';
import { holdsMarkup } from '../instance/markup.js';
import { TAXONOMIES } from '../taxonomies/taxonomies.js';
import type { Taxonomy } from '../taxonomies/taxonomy.js';
import type { FilingToWrite } from '../writing/filing-to-write.js';

const SIGNS = [...'aZ09 -;#&<>"\'.é€£ÿ]'];

/** Texts a header fact may hold, the awkward ones too. */
function textOf(max: number, min = 1): fc.Arbitrary<string> {
  return fc
    .string({ unit: fc.constantFrom(...SIGNS), minLength: min, maxLength: max })
    .map((text) => text.trim().replace(/ {2,}/g, ' '))
    .filter((text) => text.length >= min && !holdsMarkup(text));
}

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const shared = {
  contactInitials: textOf(10),
  contactPrefix: optional(textOf(10)),
  contactSurname: textOf(200),
  contactTelephoneNumber: textOf(14),
  dateTimeCreation: digits(12),
  messageReference: textOf(20),
  softwarePackageName: textOf(30),
  softwarePackageVersion: textOf(20),
  softwareVendorAccountNumber: digits(5).map((number) => `SWO${number}`),
  taxConsultantNumber: optional(digits(6)),
  professionalAssociations: optional(fc.array(textOf(20), { minLength: 1, maxLength: 3 })),
};
const vatHeader = fc.record({ ...shared, contactType: fc.constantFrom('BPL' as const, 'INT' as const) });
const icpHeader = fc.record({ ...shared, fiscalEntityDivision: optional(digits(9).map((number) => `${number}B01`)) });

const withoutAbsent = (header: object): FilingHeader =>
  Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined));

const STATED: readonly BoxKey[] = BOXES.map(({ key }) => key).filter((key) => !['5a', '5d', 'total'].includes(key));
const figures = fc.dictionary(fc.constantFrom(...STATED), fc.integer({ min: -99_999_999, max: 99_999_999 }));

const taxpayer = fc.constantFrom('001000044B37', '123456782B01').map(parseOmzetbelastingNumber);
const periodOf = (year: number, ...more: string[]): fc.Arbitrary<Period> =>
  fc.constantFrom('-Q1', '-Q4', '-02', '-12', '', ...more).map((part) => parsePeriod(`${year}${part}`));

const amount = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).filter((value) => value !== 0);
const supply = fc.constantFrom('goods' as const, 'services' as const, 'triangular' as const);

function linesOf({ icp }: Taxonomy): fc.Arbitrary<IcpLine[]> {
  const vatNumber = fc.string({ unit: fc.constantFrom(...'09AZ+*.'), minLength: 2, maxLength: 12 });
  const country = fc.constantFrom('BE', 'DE', 'EL', 'XI');
  const isTuple = icp.form === 'tuples';
  const correction = isTuple ? fc.boolean() : fc.constant(false);
  const line = fc.record({ country, vatNumber, supply, correction, amount });
  const selector = (one: IcpLine) => `${one.country} ${one.vatNumber} ${one.supply} ${one.correction}`;
  return isTuple
    ? fc.array(line, { minLength: 1, maxLength: 8 })
    : fc.uniqueArray(line, { minLength: 1, maxLength: 8, selector });
}

function filingOf(taxonomy: Taxonomy): fc.Arbitrary<FilingToWrite> {
  const { year } = taxonomy;
  return fc.oneof(
    fc.record({
      kind: fc.constant('vat-return' as const),
      taxpayer,
      period: periodOf(year),
      header: vatHeader.map(withoutAbsent),
      figures: figures.map((given) => ({ ...given })),
    }),
    fc
      .record({
        kind: fc.constant('supplement' as const),
        taxpayer,
        period: periodOf(year, `-01-01/${year}-05-31`),
        header: vatHeader.map(withoutAbsent),
        figures: figures.map((given) => ({ ...given })),
        difference: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      })
      .map(({ difference, ...filing }) => {
        const { total: totalNew } = completeFigures(filing.figures);
        return { ...filing, supplement: { totalNew, totalOld: totalNew - difference, difference } };
      }),
    fc.record({
      kind: fc.constant('icp-statement' as const),
      taxpayer,
      period: periodOf(year, `-01-01/${year}-02-${year % 4 === 0 ? 29 : 28}`),
      header: icpHeader.map(withoutAbsent),
      lines: linesOf(taxonomy),
    }),
  );
}

/** Any filing of any kind and version that can be written. */
export const anyFiling: fc.Arbitrary<FilingToWrite> = fc.constantFrom(...TAXONOMIES).chain(filingOf);
