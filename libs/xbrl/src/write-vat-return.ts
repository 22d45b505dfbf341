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
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { conceptsOf, type Concept } from './concepts.js';
import { headerValues, type WriteHeader } from './header-values.js';
import { NS } from './instance/namespaces.js';
import { IDENTIFIER_SCHEME } from './interpret/read-subject.js';
import { entryPoint, namespacesOf, taxonomyOfYear, type Taxonomy } from './taxonomies.js';
import { finding, XbrlRefused } from './xbrl.errors.js';

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

  const root = openInstance(taxonomy, header.professionalAssociation !== undefined);
  addContext(root, 'Msg', taxpayer, period);
  if (header.professionalAssociation !== undefined && taxonomy.icp === 'dimensions') {
    addAssociationScenario(addContext(root, 'Msg_PASN1', taxpayer, period));
  }
  root.ele('xbrli:unit', { id: 'EUR' }).ele('xbrli:measure').txt('iso4217:EUR');
  addHeader(root, taxonomy, headerValues(header, now));
  const concepts = [...conceptsOf('vat-return', year).values()];
  for (const box of boxesOfYear(year).filter(({ untilYear }) => untilYear === undefined)) {
    addAmount(root, conceptOfBox(concepts, box.key), amounts[box.key] ?? 0);
  }
  return Buffer.from(`${root.doc().end({ prettyPrint: true })}\n`, 'utf8');
}

function openInstance(taxonomy: Taxonomy, withAssociation: boolean): XMLBuilder {
  const { data, tuples, axes, domains } = namespacesOf(taxonomy);
  const extra =
    taxonomy.icp === 'dimensions'
      ? { 'xmlns:xbrldi': NS.xbrldi, 'xmlns:bd-axes': axes, 'xmlns:bd-domains': domains }
      : { 'xmlns:bd-t': tuples };
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('xbrli:xbrl', {
    'xml:lang': 'nl',
    'xmlns:xbrli': NS.xbrli,
    'xmlns:link': NS.link,
    'xmlns:xlink': NS.xlink,
    'xmlns:iso4217': NS.iso4217,
    'xmlns:bd-i': data,
    ...(withAssociation ? extra : {}), // unused namespaces are advised against (FG-NL-05)
  });
  root.ele('link:schemaRef', { 'xlink:type': 'simple', 'xlink:href': entryPoint(taxonomy, 'vat-return') });
  return root;
}

function addContext(root: XMLBuilder, id: string, taxpayer: string, { start, end }: Period): XMLBuilder {
  const context = root.ele('xbrli:context', { id });
  context.ele('xbrli:entity').ele('xbrli:identifier', { scheme: IDENTIFIER_SCHEME }).txt(taxpayer);
  const period = context.ele('xbrli:period');
  period.ele('xbrli:startDate').txt(start);
  period.ele('xbrli:endDate').txt(end);
  return context;
}

function addAssociationScenario(context: XMLBuilder): void {
  context
    .ele('xbrli:scenario')
    .ele('xbrldi:typedMember', { dimension: 'bd-axes:ProfessionalAssociationSerialNumberDimension' })
    .ele('bd-domains:ProfessionalAssociationSerialNumberDomain')
    .txt('1');
}

function addHeader(root: XMLBuilder, taxonomy: Taxonomy, values: readonly (readonly [string, string])[]): void {
  for (const [concept, value] of values) {
    const isAssociation = concept === 'ProfessionalAssociationForTaxServiceProvidersName';
    const parent =
      isAssociation && taxonomy.icp === 'tuples'
        ? root.ele('bd-t:ProfessionalAssociationForTaxServiceProvidersSpecification')
        : root;
    const contextRef = isAssociation && taxonomy.icp === 'dimensions' ? 'Msg_PASN1' : 'Msg';
    parent.ele(`bd-i:${concept}`, { contextRef }).txt(value);
  }
}

function addAmount(root: XMLBuilder, concept: string, amount: number): void {
  root.ele(`bd-i:${concept}`, { decimals: 'INF', contextRef: 'Msg', unitRef: 'EUR' }).txt(String(amount));
}

function conceptOfBox(concepts: readonly Concept[], box: string): string {
  const found = concepts.find(({ role }) => role.kind === 'box' && role.box === box);
  if (found === undefined) throw new Error(`no concept for box ${box}`);
  return found.name;
}
