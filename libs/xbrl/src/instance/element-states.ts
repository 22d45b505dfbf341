import { clark, NS } from './namespaces.js';

/** Where in an instance the parser is; named after the element it is in. */
export type ElementState =
  | 'root'
  | 'schemaRef'
  | 'linkbaseRef'
  | 'footnoteLink'
  | 'context'
  | 'entity'
  | 'identifier'
  | 'segment'
  | 'scenario'
  | 'typedMember'
  | 'typedValue'
  | 'explicitMember'
  | 'period'
  | 'startDate'
  | 'endDate'
  | 'instant'
  | 'forever'
  | 'unit'
  | 'divide'
  | 'unitNumerator'
  | 'unitDenominator'
  | 'measure'
  | 'fact';

type Children = ReadonlyMap<string, ElementState>;
const named = (...names: ElementState[]): Children => new Map(names.map((name) => [name, name]));

const MEMBERS = named('typedMember', 'explicitMember');

/** Elements of XBRL itself allowed within each state, by namespace and local name (XBRL 2.1, section 4). */
const CHILDREN: ReadonlyMap<string, Partial<Record<ElementState, Children>>> = new Map([
  [
    NS.xbrli,
    {
      root: named('context', 'unit'),
      context: named('entity', 'period', 'scenario'),
      entity: named('identifier', 'segment'),
      period: named('startDate', 'endDate', 'instant', 'forever'),
      unit: named('measure', 'divide'),
      divide: named('unitNumerator', 'unitDenominator'),
      unitNumerator: named('measure'),
      unitDenominator: named('measure'),
    },
  ],
  [NS.link, { root: named('schemaRef', 'linkbaseRef', 'footnoteLink') }],
  [NS.xbrldi, { segment: MEMBERS, scenario: MEMBERS }],
  [NS.xlink, {}],
  [NS.xsi, {}],
  ['', {}],
]);

/** The state an element leads to, or undefined when it does not belong there. */
export function childState(parent: ElementState, namespace: string, local: string): ElementState | undefined {
  const reserved = CHILDREN.get(namespace);
  if (reserved !== undefined) return reserved[parent]?.get(local);
  if (parent === 'root' || parent === 'fact') return 'fact';
  return parent === 'typedMember' ? 'typedValue' : undefined;
}

const TEXT: ReadonlySet<ElementState> = new Set([
  'identifier',
  'typedValue',
  'explicitMember',
  'startDate',
  'endDate',
  'instant',
  'measure',
  'fact',
]);

/** True where text has a meaning; elsewhere only white space may stand. */
export function holdsText(state: ElementState): boolean {
  return TEXT.has(state);
}

const XML_LANG = clark(NS.xml, 'lang');

const ATTRIBUTES: Partial<Record<ElementState, ReadonlySet<string>>> = {
  root: new Set([XML_LANG, clark(NS.xsi, 'schemaLocation')]),
  schemaRef: new Set(['type', 'href', 'role', 'arcrole', 'title'].map((name) => clark(NS.xlink, name))),
  context: new Set(['id']),
  identifier: new Set(['scheme']),
  typedMember: new Set(['dimension']),
  explicitMember: new Set(['dimension']),
  unit: new Set(['id']),
  fact: new Set(['id', 'contextRef', 'unitRef', 'decimals', 'precision', XML_LANG]),
};

/** True when the attribute (`local`, or `{namespace}local`) may stand on an element in this state. */
export function allowsAttribute(state: ElementState, name: string): boolean {
  return ATTRIBUTES[state]?.has(name) ?? false;
}
