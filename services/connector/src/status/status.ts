import type { FilingStatus } from '@akkoord/contracts';

/** What a status came with: kenmerk, reason, the authority's words. */
export type StatusDetails = Readonly<Record<string, unknown>>;

/** One step of a message's status, as it arrives. */
export interface ArrivingStep {
  readonly messageId: string;
  readonly status: FilingStatus;
  readonly sequence: number;
  /** Instant, ISO 8601. */
  readonly at: string;
  readonly details: StatusDetails | null;
}

/** What of a status event matters here. */
export interface StatusEvent {
  readonly filingId: string;
  readonly statuses: readonly { readonly status: FilingStatus; readonly sequence: number; readonly at: string }[];
}

/** The steps of an event; its details belong to the newest. */
export function stepsOf(event: StatusEvent, details: StatusDetails | null): ArrivingStep[] {
  const newest = Math.max(...event.statuses.map(({ sequence }) => sequence));
  return event.statuses.map(({ status, sequence, at }) => ({
    messageId: event.filingId,
    status,
    sequence,
    at,
    details: sequence === newest ? details : null,
  }));
}

/** Each step once, the first that came; in order of message and sequence. */
export function distinctSteps(steps: readonly ArrivingStep[]): ArrivingStep[] {
  const byPlace = new Map<string, ArrivingStep>();
  for (const step of steps) {
    const place = `${step.messageId} ${String(step.sequence).padStart(10, '0')}`;
    if (!byPlace.has(place)) byPlace.set(place, step);
  }
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step);
}
