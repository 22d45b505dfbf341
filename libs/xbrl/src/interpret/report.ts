import type { FilingKind, OmzetbelastingNumber, Period } from '@akkoord/tax';
import type { Concept } from '../concepts.js';
import type { Findings } from '../findings.js';
import type { Instance, InstanceContext, InstanceFact } from '../instance/instance.js';
import type { namespacesOf, Taxonomy } from '../taxonomies.js';

/** An instance whose report, taxpayer and period are known; what the readers of facts work with. */
export interface Report {
  readonly instance: Instance;
  readonly kind: FilingKind;
  readonly taxonomy: Taxonomy;
  readonly namespaces: ReturnType<typeof namespacesOf>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly findings: Findings;
}

/** A fact of the report's own dictionary with its context and, when known, its concept. */
export interface ReportFact {
  readonly fact: InstanceFact;
  readonly context: InstanceContext | undefined;
  readonly concept: Concept | undefined;
}
