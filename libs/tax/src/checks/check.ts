import type { FilingKind } from '../filing-kinds.js';
import type { Messages } from '../tax.errors.js';
import type { CheckedFiling, FilingOf } from './checked-filing.js';
import { DEFAULT_CHECK_SETTINGS, type CheckSettings } from './check-settings.js';
import type { Observation, Severity } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** Surroundings with every threshold filled in. */
export interface CheckSurroundings extends Surroundings {
  readonly settings: CheckSettings;
}

/** What one check is. `title` is the sentence without values; `source` says where the rule comes from, or that it is our conclusion. */
export interface CheckDefinition<K extends FilingKind> {
  readonly code: string;
  readonly severity: Severity;
  readonly kinds: readonly K[];
  readonly title: Messages;
  readonly source: string;
  readonly find: (filing: FilingOf<K>, surroundings: CheckSurroundings) => readonly Observation[];
}

/** A check that can be run on any filing: on a kind it is not for it finds nothing. */
export type Check = Omit<CheckDefinition<FilingKind>, 'find'> & {
  readonly find: (filing: CheckedFiling, surroundings: CheckSurroundings) => readonly Observation[];
};

/** Every kind of filing. */
export const ALL_KINDS = ['vat-return', 'icp-statement', 'supplement'] as const;
/** The kinds with boxes. */
export const KINDS_WITH_BOXES = ['vat-return', 'supplement'] as const;

const NOTHING: readonly Observation[] = [];

/** Makes a check of its definition. */
export function defineCheck<K extends FilingKind>(definition: CheckDefinition<K>): Check {
  const isFor = (filing: CheckedFiling): filing is FilingOf<K> =>
    (definition.kinds as readonly FilingKind[]).includes(filing.kind);
  return {
    ...definition,
    find: (filing, surroundings) => (isFor(filing) ? definition.find(filing, surroundings) : NOTHING),
  };
}

/** Surroundings in which settings not given have their defaults. */
export function withDefaults(surroundings: Surroundings): CheckSurroundings {
  return { ...surroundings, settings: { ...DEFAULT_CHECK_SETTINGS, ...surroundings.settings } };
}
