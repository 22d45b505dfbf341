import { parseOmzetbelastingNumber, parsePeriod, type BoxFigures } from '@akkoord/tax';
import type { WriteHeader } from '../header-values.js';
import { writeVatReturn } from '../write-vat-return.js';

/** A header that fits every rule. */
export const SAMPLE_HEADER: WriteHeader = {
  contactType: 'BPL',
  contactInitials: 'J',
  contactSurname: 'Voorbeeld',
  contactTelephoneNumber: '0101234567',
  messageReference: 'OB-2026Q3-000001',
  softwarePackageName: 'TestPakket',
  softwarePackageVersion: '1.0',
  softwareVendorAccountNumber: 'SWO00000',
};

export const SAMPLE_TAXPAYER = parseOmzetbelastingNumber('001000044B37');
export const SAMPLE_NOW = new Date('2026-10-15T08:30:00Z');

/** Text of a correct VAT return; figures 1a 100000/21000 and 5b 9000 unless given. */
export function vatReturnText(
  period = '2026-Q3',
  figures: BoxFigures = { '1a.turnover': 100000, '1a.tax': 21000, '5b': 9000 },
  header: Partial<WriteHeader> = {},
): string {
  return writeVatReturn({
    taxpayer: SAMPLE_TAXPAYER,
    period: parsePeriod(period),
    figures,
    header: { ...SAMPLE_HEADER, ...header },
    now: SAMPLE_NOW,
  }).toString('utf8');
}

/** Text of a supplement over 2026-Q3: already declared 10000, new total 12000. */
export function supplementText(): string {
  const amount = (concept: string, value: number) =>
    `  <bd-i:${concept} decimals="INF" contextRef="Msg" unitRef="EUR">${value}</bd-i:${concept}>\n`;
  return vatReturnText()
    .replace('bd-rpt-ob-aangifte-2026', 'bd-rpt-ob-suppletie-2026')
    .replace(
      /.*ValueAddedTaxOwedToBePaidBack.*\n/,
      amount('ValueAddedTaxAmountTotalNew', 12000) +
        amount('ValueAddedTaxAmountTotalOld', 10000) +
        amount('ValueAddedTaxToBePaidAdditionalToBePaidBack', 2000),
    );
}

/** Text of an ICP statement of 2026 with one goods line per customer (typed dimensions of NT20). */
export function icpWithDimensions(customers: number): string {
  const contexts = Array.from({ length: customers }, (_, index) => contextOf(`C${index}`, '2026', customerOf(index)));
  const amounts = contexts.map((_, index) => amountOf('SuppliesAmount', `C${index}`, index + 1));
  return frame(2026, 20, '20251210', contexts.join(''), amounts.join(''));
}

/** Text of an ICP statement of 2025 (tuples up to NT19): goods 7000, a services credit of 200 and a correction of 50. */
export function icpWithTuples(): string {
  const tuples =
    tuple('IntraCommunitySupplies', COUNTRY + amountOf('SuppliesAmount', 'Msg', 7000) + NUMBER) +
    tuple('IntraCommunityServices', COUNTRY + amountOf('ServicesAmount', 'Msg', -200) + NUMBER) +
    tuple('IntraCommunitySuppliesCorrection', amountOf('CorrectionsSuppliesAmount', 'Msg', 50) + COUNTRY + NUMBER);
  return frame(2025, 19, '20241211', '', tuples);
}

const COUNTRY = '<bd-i:CountryCodeISO-EC contextRef="Msg">BE</bd-i:CountryCodeISO-EC>';
const NUMBER =
  '<bd-i:VATIdentificationNumberNational contextRef="Msg">0477472701</bd-i:VATIdentificationNumberNational>';

function tuple(name: string, children: string): string {
  return `<bd-t:${name}>${children}</bd-t:${name}>\n`;
}

function amountOf(concept: string, context: string, value: number): string {
  return `<bd-i:${concept} decimals="INF" contextRef="${context}" unitRef="EUR">${value}</bd-i:${concept}>`;
}

function customerOf(index: number): string {
  const member = (axis: string, value: string) =>
    `<xbrldi:typedMember dimension="bd-axes:${axis}Dimension"><bd-domains:${axis}Domain>${value}</bd-domains:${axis}Domain></xbrldi:typedMember>`;
  const number = String(100000000 + index);
  return `<xbrli:scenario>${member('VATNumber', number)}${member('CountryCodeEU', 'DE')}</xbrli:scenario>`;
}

function contextOf(id: string, year: string, scenario: string): string {
  return (
    `<xbrli:context id="${id}"><xbrli:entity><xbrli:identifier scheme="www.belastingdienst.nl/omzetbelastingnummer">001000044B37</xbrli:identifier></xbrli:entity>` +
    `<xbrli:period><xbrli:startDate>${year}-07-01</xbrli:startDate><xbrli:endDate>${year}-09-30</xbrli:endDate></xbrli:period>${scenario}</xbrli:context>\n`
  );
}

function frame(year: number, nt: number, date: string, contexts: string, facts: string): string {
  const root = `http://www.nltaxonomie.nl/nt${nt}/bd/${date}`;
  const header = [
    'ContactInitials',
    'ContactSurname',
    'ContactTelephoneNumber',
    'SoftwarePackageName',
    'SoftwarePackageVersion',
  ]
    .map((concept) => `<bd-i:${concept} contextRef="Msg">1</bd-i:${concept}>\n`)
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<xbrli:xbrl xml:lang="nl" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:bd-i="${root}/dictionary/bd-data" xmlns:bd-t="${root}/dictionary/bd-tuples" xmlns:bd-axes="${root}/validation/bd-axes" xmlns:bd-domains="${root}/validation/bd-domains">\n` +
    `<link:schemaRef xlink:type="simple" xlink:href="${root}/entrypoints/bd-rpt-icp-opgaaf-${year}.xsd"/>\n` +
    contextOf('Msg', String(year), '') +
    contexts +
    '<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>\n' +
    header +
    '<bd-i:DateTimeCreation contextRef="Msg">202610151030</bd-i:DateTimeCreation>\n' +
    '<bd-i:MessageReferenceSupplierICP contextRef="Msg">ICP-1</bd-i:MessageReferenceSupplierICP>\n' +
    '<bd-i:SoftwareVendorAccountNumber contextRef="Msg">SWO00000</bd-i:SoftwareVendorAccountNumber>\n' +
    `${facts}</xbrli:xbrl>\n`
  );
}
