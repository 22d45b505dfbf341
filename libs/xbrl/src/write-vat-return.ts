import {
  boxesOfYear,
  completeFigures,
  parseBoxFigures,
  periodKind,
  periodYear,
  TaxInputError,
  type BoxFigures,
  type OmzetbelastingNumber,
  type Period,
} from '@akkoord/tax';
import { conceptsOf, type Concept } from './concepts.js';
import { headerValues, type WriteHeader } from './header-values.js';
import { NS } from './instance/namespaces.js';
import { IDENTIFIER_SCHEME } from './interpret/read-subject.js';
import { entryPoint, namespacesOf, taxonomyOfYear, type Taxonomy } from './taxonomies.js';
import { finding, XbrlRefused } from './xbrl.errors.js';
import { xmlDocument, type XmlElement } from './xml-element.js';

/** One VAT return to write; `now` becomes DateTimeCreation in Dutch wall-clock time. */
export interface WriteVatReturn {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly figures: BoxFigures;
  readonly header: WriteHeader;
  readonly now: Date;
}

/**
 * Writes the instance for the taxonomy of the period's year; the same input gives the same bytes. Absent boxes are written
 * as 0, absent totals are computed. Throws TaxInputError (figures, period) or XbrlRefused XBRL_WRITE_YEAR, XBRL_WRITE_HEADER.
 */
export function writeVatReturn({ taxpayer, period, figures, header, now }: WriteVatReturn): Buffer {
  if (periodKind(period) === 'months') throw new TaxInputError('PERIOD_NOT_FOR_KIND');
  const year = periodYear(period);
  const taxonomy = taxonomyOfYear(year);
  if (taxonomy === undefined) throw new XbrlRefused(finding('XBRL_WRITE_YEAR', 'refuse', { year }));
  const amounts = parseBoxFigures(completeFigures(parseBoxFigures(figures)));
  for (const { key, untilYear } of boxesOfYear(2020)) {
    if (untilYear !== undefined && amounts[key] !== undefined) throw new TaxInputError('BOX_UNKNOWN', { box: key });
  }

  const association = header.professionalAssociation !== undefined;
  const concepts = [...conceptsOf('vat-return', year).values()];
  const boxes = boxesOfYear(year).filter(({ untilYear }) => untilYear === undefined);
  const root: XmlElement = {
    name: 'xbrli:xbrl',
    attributes: rootAttributes(taxonomy, association),
    content: [
      {
        name: 'link:schemaRef',
        attributes: { 'xlink:type': 'simple', 'xlink:href': entryPoint(taxonomy, 'vat-return') },
      },
      contextElement('Msg', taxpayer, period),
      ...(association && taxonomy.icp === 'dimensions'
        ? [contextElement('Msg_PASN1', taxpayer, period, FIRST_ASSOCIATION)]
        : []),
      { name: 'xbrli:unit', attributes: { id: 'EUR' }, content: [{ name: 'xbrli:measure', content: 'iso4217:EUR' }] },
      ...headerValues(header, now).map(([concept, value]) => headerElement(taxonomy, concept, value)),
      ...boxes.map(({ key }) => amountElement(conceptOfBox(concepts, key), amounts[key] ?? 0)),
    ],
  };
  return Buffer.from(xmlDocument(root), 'utf8');
}

function rootAttributes(taxonomy: Taxonomy, withAssociation: boolean): Record<string, string> {
  const { data, tuples, axes, domains } = namespacesOf(taxonomy);
  const extra: Record<string, string> =
    taxonomy.icp === 'dimensions'
      ? { 'xmlns:xbrldi': NS.xbrldi, 'xmlns:bd-axes': axes, 'xmlns:bd-domains': domains }
      : { 'xmlns:bd-t': tuples };
  return {
    'xml:lang': 'nl',
    'xmlns:xbrli': NS.xbrli,
    'xmlns:link': NS.link,
    'xmlns:xlink': NS.xlink,
    'xmlns:iso4217': NS.iso4217,
    'xmlns:bd-i': data,
    ...(withAssociation ? extra : {}), // unused namespaces are advised against (FG-NL-05)
  };
}

function contextElement(id: string, taxpayer: string, { start, end }: Period, scenario?: XmlElement): XmlElement {
  const identifier = { name: 'xbrli:identifier', attributes: { scheme: IDENTIFIER_SCHEME }, content: taxpayer };
  const dates = [
    { name: 'xbrli:startDate', content: start },
    { name: 'xbrli:endDate', content: end },
  ];
  const content = [
    { name: 'xbrli:entity', content: [identifier] },
    { name: 'xbrli:period', content: dates },
    ...(scenario === undefined ? [] : [scenario]),
  ];
  return { name: 'xbrli:context', attributes: { id }, content };
}

const FIRST_ASSOCIATION: XmlElement = {
  name: 'xbrli:scenario',
  content: [
    {
      name: 'xbrldi:typedMember',
      attributes: { dimension: 'bd-axes:ProfessionalAssociationSerialNumberDimension' },
      content: [{ name: 'bd-domains:ProfessionalAssociationSerialNumberDomain', content: '1' }],
    },
  ],
};

function headerElement(taxonomy: Taxonomy, concept: string, value: string): XmlElement {
  const plain = { name: `bd-i:${concept}`, attributes: { contextRef: 'Msg' }, content: value };
  if (concept !== 'ProfessionalAssociationForTaxServiceProvidersName') return plain;
  if (taxonomy.icp === 'dimensions') return { ...plain, attributes: { contextRef: 'Msg_PASN1' } };
  return { name: 'bd-t:ProfessionalAssociationForTaxServiceProvidersSpecification', content: [plain] };
}

function amountElement(concept: string, amount: number): XmlElement {
  const attributes = { decimals: 'INF', contextRef: 'Msg', unitRef: 'EUR' };
  return { name: `bd-i:${concept}`, attributes, content: String(amount) };
}

function conceptOfBox(concepts: readonly Concept[], box: string): string {
  const found = concepts.find(({ role }) => role.kind === 'box' && role.box === box);
  if (found === undefined) throw new Error(`no concept for box ${box}`);
  return found.name;
}
