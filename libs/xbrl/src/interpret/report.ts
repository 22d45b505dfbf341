import type { FilingKind, OmzetbelastingNumber, Period } from '@akkoord/tax';
import type { Concept } from '../concepts.js';
import type { Findings } from '../findings.js';
import type { Instance } from '../instance/instance.js';
import type { Taxonomy } from '../taxonomies/taxonomy.js';

/** An instance whose report, taxpayer and period are known; what the readers of facts work with. */
export interface Report {
  readonly instance: Instance;
  readonly kind: FilingKind;
  readonly taxonomy: Taxonomy;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly findings: Findings;
}
