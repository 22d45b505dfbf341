import type { Outcome } from '../submission/submission.events.js';
import { isFailure, STATUS_CODES } from './authority-status.rules.js';

/** One status of a process as the authority gave it. */
export interface GivenStatus {
  readonly code: string;
  /** tijdstempelStatus. */
  readonly at: Date;
  readonly text: string;
  readonly fault?: { readonly code: string; readonly text: string };
  readonly details?: string;
}

/** A status with what tells it from its equals. */
export interface PlacedStatus extends GivenStatus {
  /** Place in the authority's list. */
  readonly place: number;
  /** Which of the statuses with the same code and time, from 0: 301 comes twice, sometimes in one millisecond. */
  readonly occurrence: number;
}

/** In order of time, then of place in the list: codes are not ordered by size (digipoort.md 3.1). */
export function inOrder(statuses: readonly GivenStatus[]): PlacedStatus[] {
  const seen = new Map<string, number>();
  return statuses
    .map((status, place) => {
      const key = `${status.code} ${status.at.getTime()}`;
      const occurrence = seen.get(key) ?? 0;
      seen.set(key, occurrence + 1);
      return { ...status, place, occurrence };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.place - b.place);
}

const MESSAGE_MAX = 4000;

/** The authority's last word, or undefined while it is under way; the first end state in order counts. */
export function outcomeOf(ordered: readonly GivenStatus[]): Outcome | undefined {
  for (const status of ordered) {
    if (isFailure(status.code, status.fault?.code)) return refusalOf(status);
    const meaning = STATUS_CODES[status.code] ?? 'under-way';
    switch (meaning) {
      case 'accepted':
        return { kind: 'accepted' };
      case 'refused':
        return refusalOf(status);
      case 'under-way':
        break;
      default:
        meaning satisfies never;
    }
  }
  return undefined;
}

function refusalOf({ code, text, fault, details }: GivenStatus): Outcome {
  const words = [text, fault && `${fault.code}: ${fault.text}`, fault ? undefined : details];
  const message = words.filter((word) => word !== undefined && word !== '').join(' — ');
  return { kind: 'refused', code, message: message.slice(0, MESSAGE_MAX) };
}
