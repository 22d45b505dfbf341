import type { FilingKind } from '@akkoord/tax';
import { NT14 } from './nt14.js';
import { NT15 } from './nt15.js';
import { NT16 } from './nt16.js';
import { NT17 } from './nt17.js';
import { NT18 } from './nt18.js';
import { NT19 } from './nt19.js';
import { NT20 } from './nt20.js';
import type { Taxonomy } from './taxonomy.js';

/** The versions known, one a year; a new year is one more file and one more row. */
export const TAXONOMIES: readonly Taxonomy[] = [NT14, NT15, NT16, NT17, NT18, NT19, NT20];

/** A report of a version. */
export interface EntryPoint {
  readonly taxonomy: Taxonomy;
  readonly kind: FilingKind;
}

/** The version for periods ending in a year, or undefined. */
export function taxonomyOfYear(year: number, taxonomies = TAXONOMIES): Taxonomy | undefined {
  return taxonomies.find((version) => version.year === year);
}

/** Address of the report's schema, as in `link:schemaRef`. */
export function entryPoint(version: Taxonomy, kind: FilingKind): string {
  return version.entryPoints[kind];
}

const INDEXES = new WeakMap<readonly Taxonomy[], ReadonlyMap<string, EntryPoint>>();

/** What a schemaRef stands for, or undefined when none of the versions has it. */
export function findEntryPoint(href: string, taxonomies = TAXONOMIES): EntryPoint | undefined {
  let index = INDEXES.get(taxonomies);
  if (index === undefined) {
    index = new Map(taxonomies.flatMap(entriesOf));
    INDEXES.set(taxonomies, index);
  }
  return index.get(href);
}

function entriesOf(taxonomy: Taxonomy): [string, EntryPoint][] {
  const kinds = Object.keys(taxonomy.entryPoints) as FilingKind[];
  return kinds.map((kind) => [taxonomy.entryPoints[kind], { taxonomy, kind }]);
}
