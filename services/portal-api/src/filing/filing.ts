import type {
  ApprovalProgress,
  FilingFacts,
  FilingStatus,
  OrganisationReference,
  StatusStep,
} from '@akkoord/contracts';

/** What one event, or several together, tell about a filing. */
export interface FilingChange {
  readonly filingId: string;
  /** None where nothing moves. */
  readonly steps: readonly StatusStep[];
  /** How far the approval has come. */
  readonly progress?: ApprovalProgress;
  readonly facts?: FilingFacts;
  readonly organisation?: OrganisationReference;
  /** By subject (`sent`, `rejection` …): what the status came with. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A change in the form in which it is stored: with its newest step apart. */
export interface FilingRow extends FilingChange {
  readonly status: FilingStatus;
  readonly sequence: number;
  readonly at: string;
}

/** One row per filing, in order of id, so that batches that meet lock rows in the same order. */
export function rowsOf(changes: readonly FilingChange[]): FilingRow[] {
  const merged = new Map<string, FilingChange>();
  for (const change of changes) {
    const known = merged.get(change.filingId);
    merged.set(change.filingId, known ? merge(known, change) : change);
  }
  return [...merged.values()].map(toRow).sort((a, b) => (a.filingId < b.filingId ? -1 : 1));
}

function merge(a: FilingChange, b: FilingChange): FilingChange {
  const [older, newer] = newest(a.steps).sequence <= newest(b.steps).sequence ? [a, b] : [b, a];
  const details = { ...older.details, ...newer.details };
  const progress = newerProgress(older.progress, newer.progress);
  return {
    ...older,
    ...newer,
    details,
    steps: [...older.steps, ...newer.steps],
    ...(progress ? { progress } : {}),
  };
}

const newerProgress = (
  a: ApprovalProgress | undefined,
  b: ApprovalProgress | undefined,
): ApprovalProgress | undefined => (a && b ? (a.version > b.version ? a : b) : (a ?? b));

function toRow(change: FilingChange): FilingRow {
  const { status, sequence, at } = newest(change.steps);
  return { ...change, status, sequence, at };
}

/** Before every step: where nothing moves, or nothing came yet. */
const UNMOVED: StatusStep = { status: 10, sequence: 0, at: new Date(0).toISOString() };

function newest(steps: readonly StatusStep[]): StatusStep {
  const [first, ...rest] = steps;
  if (!first) return UNMOVED;
  return rest.reduce((latest, step) => (step.sequence > latest.sequence ? step : latest), first);
}

/** Each step once, in order: events may come twice and out of order. */
export function historyOf(steps: readonly StatusStep[]): StatusStep[] {
  const bySequence = new Map(steps.map((step) => [step.sequence, step]));
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}
