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

const xbrli = (...names: ElementState[]): Record<string, ElementState> =>
  Object.fromEntries(names.map((name) => [clark(NS.xbrli, name), name]));

const MEMBERS: Record<string, ElementState> = {
  [clark(NS.xbrldi, 'typedMember')]: 'typedMember',
  [clark(NS.xbrldi, 'explicitMember')]: 'explicitMember',
};

/** Elements of XBRL itself allowed within each state, by `{namespace}local` (XBRL 2.1, section 4). */
const CHILDREN: Partial<Record<ElementState, Record<string, ElementState>>> = {
  root: {
    [clark(NS.link, 'schemaRef')]: 'schemaRef',
    [clark(NS.link, 'linkbaseRef')]: 'linkbaseRef',
    [clark(NS.link, 'footnoteLink')]: 'footnoteLink',
    ...xbrli('context', 'unit'),
  },
  context: xbrli('entity', 'period', 'scenario'),
  entity: xbrli('identifier', 'segment'),
  segment: MEMBERS,
  scenario: MEMBERS,
  period: xbrli('startDate', 'endDate', 'instant', 'forever'),
  unit: xbrli('measure', 'divide'),
  divide: xbrli('unitNumerator', 'unitDenominator'),
  unitNumerator: xbrli('measure'),
  unitDenominator: xbrli('measure'),
};

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

const RESERVED: ReadonlySet<string> = new Set([NS.xbrli, NS.link, NS.xlink, NS.xbrldi, NS.xsi, '']);

/** The state an element leads to, or undefined when it does not belong there. */
export function childState(parent: ElementState, namespace: string, local: string): ElementState | undefined {
  const known = CHILDREN[parent]?.[clark(namespace, local)];
  if (known !== undefined) return known;
  if (RESERVED.has(namespace)) return undefined;
  if (parent === 'root' || parent === 'fact') return 'fact';
  return parent === 'typedMember' ? 'typedValue' : undefined;
}

/** True where text has a meaning; elsewhere only white space may stand. */
export function holdsText(state: ElementState): boolean {
  return TEXT.has(state);
}

const XML_LANG = clark(NS.xml, 'lang');

const ATTRIBUTES: Partial<Record<ElementState, readonly string[]>> = {
  root: [XML_LANG, clark(NS.xsi, 'schemaLocation')],
  schemaRef: ['type', 'href', 'role', 'arcrole', 'title'].map((name) => clark(NS.xlink, name)),
  context: ['id'],
  identifier: ['scheme'],
  typedMember: ['dimension'],
  explicitMember: ['dimension'],
  unit: ['id'],
  fact: ['id', 'contextRef', 'unitRef', 'decimals', 'precision', XML_LANG],
};

/** True when the attribute (`local`, or `{namespace}local`) may stand on an element in this state. */
export function allowsAttribute(state: ElementState, name: string): boolean {
  return ATTRIBUTES[state]?.includes(name) ?? false;
}
