import { NS } from '../instance/namespaces.js';
import type { Taxonomy, TypedDimension } from '../taxonomies/taxonomy.js';
import { VALUE_TYPES, type ValueRule, type ValueType } from '../taxonomies/value-types.js';
import { DIMENSIONS_SCHEMA, INSTANCE_SCHEMA, LINK_SCHEMA, XLINK_SCHEMA } from './xbrl-schemas.js';

const XSD = 'xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"';

/** The schemas of one version, by file name; `report.xsd` brings them together. Entry points share one dictionary, so one set does for all reports. */
export function schemasOf(taxonomy: Taxonomy): Readonly<Record<string, string>> {
  const { tuples, domains } = taxonomy.namespaces;
  const own = {
    'data.xsd': dataSchema(taxonomy),
    ...(tuples && { 'tuples.xsd': tuplesSchema(taxonomy, tuples.uri) }),
    ...(domains && { 'domains.xsd': domainsSchema(taxonomy, domains.uri) }),
  };
  return {
    'xlink.xsd': XLINK_SCHEMA,
    'link.xsd': LINK_SCHEMA,
    'instance.xsd': INSTANCE_SCHEMA,
    'dimensions.xsd': DIMENSIONS_SCHEMA,
    ...own,
    'report.xsd': `<schema ${XSD} targetNamespace="urn:akkoord:report">
  <import namespace="${NS.xbrli}" schemaLocation="instance.xsd"/>
  <import namespace="${NS.xbrldi}" schemaLocation="dimensions.xsd"/>
  <import namespace="${taxonomy.namespaces.data.uri}" schemaLocation="data.xsd"/>
  ${tuples ? `<import namespace="${tuples.uri}" schemaLocation="tuples.xsd"/>` : ''}
  ${domains ? `<import namespace="${domains.uri}" schemaLocation="domains.xsd"/>` : ''}
</schema>`,
  };
}

function dataSchema({ namespaces, concepts }: Taxonomy): string {
  const types = [...new Set(concepts.map(({ type }) => type))].map(itemType);
  const elements = concepts.map(
    ({ name, type }) => `<element name="${name}" type="d:${type}ItemType" substitutionGroup="i:item"/>`,
  );
  return `<schema ${XSD} targetNamespace="${namespaces.data.uri}" xmlns:d="${namespaces.data.uri}" xmlns:i="${NS.xbrli}">
  <import namespace="${NS.xbrli}" schemaLocation="instance.xsd"/>
  ${[...types, ...elements].join('\n  ')}
</schema>`;
}

function itemType(type: ValueType): string {
  const rule: ValueRule = VALUE_TYPES[type];
  const restriction = `<restriction base="i:${itemBase(rule)}">${facets(rule)}</restriction>`;
  return `<complexType name="${type}ItemType"><simpleContent>${restriction}</simpleContent></complexType>`;
}

function itemBase({ kind }: ValueRule): string {
  if (kind === 'euros') return 'monetaryItemType';
  return kind === 'choice' ? 'stringItemType' : 'tokenItemType';
}

function facets(rule: ValueRule): string {
  switch (rule.kind) {
    case 'euros':
      return rule.zero
        ? `<totalDigits value="${rule.digits}"/><fractionDigits value="0"/>`
        : `<pattern value="-?[1-9][0-9]{0,${rule.digits - 1}}"/>`;
    case 'text':
      return `<minLength value="${rule.min}"/><maxLength value="${rule.max}"/>`;
    case 'pattern':
      return `<pattern value="${rule.pattern}"/>`;
    case 'choice':
      return rule.values.map((value) => `<enumeration value="${value}"/>`).join('');
    case 'count':
      return '';
    default:
      return rule satisfies never;
  }
}

function tuplesSchema({ namespaces, concepts, icp, association }: Taxonomy, uri: string): string {
  const name = concepts.find((concept) => 'association' in concept)?.name;
  const tuples = [
    ...(icp.form === 'tuples' ? icp.tuples : []),
    ...(association.form === 'tuple' && name !== undefined ? [{ name: association.tuple, children: [name] }] : []),
  ].map(({ name: tuple, children }) => {
    const sequence = children.map((child) => `<element ref="d:${child}"/>`).join('');
    const attributes = '<attribute name="id" type="ID"/><anyAttribute namespace="##other" processContents="lax"/>';
    const content = `<restriction base="anyType"><sequence>${sequence}</sequence>${attributes}</restriction>`;
    return `<element name="${tuple}" substitutionGroup="i:tuple"><complexType><complexContent>${content}</complexContent></complexType></element>`;
  });
  return `<schema ${XSD} targetNamespace="${uri}" xmlns:d="${namespaces.data.uri}" xmlns:i="${NS.xbrli}">
  <import namespace="${NS.xbrli}" schemaLocation="instance.xsd"/>
  <import namespace="${namespaces.data.uri}" schemaLocation="data.xsd"/>
  ${tuples.join('\n  ')}
</schema>`;
}

function domainsSchema({ icp, association }: Taxonomy, uri: string): string {
  const dimensions = [
    ...(icp.form === 'dimensions' ? [icp.vatNumber, icp.country] : []),
    ...(association.form === 'dimension' ? [association.serialNumber] : []),
  ];
  return `<schema ${XSD} targetNamespace="${uri}">
  ${dimensions.map(domainElement).join('\n  ')}
</schema>`;
}

function domainElement({ domain, type }: TypedDimension): string {
  const rule: ValueRule = VALUE_TYPES[type];
  if (rule.kind === 'count') return `<element name="${domain}" type="positiveInteger"/>`;
  return `<element name="${domain}"><simpleType><restriction base="token">${facets(rule)}</restriction></simpleType></element>`;
}
