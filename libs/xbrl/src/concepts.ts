import type { BoxKey, FilingKind, SupplementTotals } from '@akkoord/tax';
import type { IcpSupply } from './filing.js';
import type { ConceptData, HeaderField, Taxonomy } from './taxonomies/taxonomy.js';
import { VALUE_TYPES, type ValueRule } from './taxonomies/value-types.js';

/** What a concept is for us, in a form to switch on. */
export type ConceptRole =
  | { readonly kind: 'header'; readonly field: HeaderField }
  | { readonly kind: 'box'; readonly box: BoxKey }
  | { readonly kind: 'total'; readonly total: keyof SupplementTotals }
  | { readonly kind: 'supply'; readonly supply: IcpSupply; readonly correction: boolean }
  | { readonly kind: 'customer'; readonly part: 'country' | 'vatNumber' }
  | { readonly kind: 'association' };

/** A concept of one report, ready for use. */
export interface Concept {
  readonly name: string;
  readonly rule: ValueRule;
  readonly role: ConceptRole;
  readonly expected: boolean;
}

const KNOWN = new WeakMap<Taxonomy, Map<FilingKind, ReadonlyMap<string, Concept>>>();

/** The concepts of one report of one version, by name, in the order of the data. */
export function conceptsOf(taxonomy: Taxonomy, kind: FilingKind): ReadonlyMap<string, Concept> {
  let reports = KNOWN.get(taxonomy);
  if (reports === undefined) KNOWN.set(taxonomy, (reports = new Map<FilingKind, ReadonlyMap<string, Concept>>()));
  let concepts = reports.get(kind);
  if (concepts === undefined) {
    const list = taxonomy.concepts.filter((data) => data.reports.includes(kind));
    concepts = new Map(list.map((data) => [data.name, conceptFrom(data)]));
    reports.set(kind, concepts);
  }
  return concepts;
}

function conceptFrom(data: ConceptData): Concept {
  const { name, type, expected = false } = data;
  return { name, rule: VALUE_TYPES[type], role: roleOf(data), expected };
}

function roleOf(data: ConceptData): ConceptRole {
  if ('header' in data) return { kind: 'header', field: data.header };
  if ('box' in data) return { kind: 'box', box: data.box };
  if ('total' in data) return { kind: 'total', total: data.total };
  if ('supply' in data) return { kind: 'supply', supply: data.supply, correction: data.correction ?? false };
  if ('customer' in data) return { kind: 'customer', part: data.customer };
  return { kind: 'association' };
}
