import type { StatusResultaat } from '@akkoord/wus';
import type { Outcome } from '../submission/submission.events.js';
import { endStateOf } from './authority-status.rules.js';

/** One status of a process as the authority gave it. */
export interface GivenStatus {
  readonly code: string;
  /** tijdstempelStatus. */
  readonly at: Date;
  readonly text: string;
  readonly fault?: { readonly code: string; readonly text: string };
  readonly details?: string;
}

/** A status of a reply. */
export const givenStatus = (status: StatusResultaat): GivenStatus => ({
  code: status.statuscode,
  at: status.tijdstempelStatus,
  text: status.statusomschrijving,
  ...(status.statusFoutcode
    ? { fault: { code: status.statusFoutcode.foutcode, text: status.statusFoutcode.foutbeschrijving } }
    : {}),
  ...(status.statusdetails === undefined ? {} : { details: status.statusdetails }),
});

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

/**
 * The authority's last word, or undefined while it is under way. The first acceptance or refusal in order counts; a
 * breakdown counts only while nothing came after it, for that such a process has ended is partly inferred.
 */
export function outcomeOf(ordered: readonly GivenStatus[]): Outcome | undefined {
  for (const [index, status] of ordered.entries()) {
    const state = endStateOf(status.code, status.fault?.code);
    switch (state) {
      case 'accepted':
        return { kind: 'accepted' };
      case 'refused':
        return { kind: 'refused', code: status.code, message: wordsOf(status) };
      case 'broke-down':
        if (index === ordered.length - 1) return { kind: 'broke-down', code: status.code, message: wordsOf(status) };
        break;
      case 'under-way':
        break;
      default:
        state satisfies never;
    }
  }
  return undefined;
}

function wordsOf({ text, fault, details }: GivenStatus): string {
  const words = [text, fault && `${fault.code}: ${fault.text}`, fault ? undefined : details];
  return words
    .filter((word) => word !== undefined && word !== '')
    .join(' — ')
    .slice(0, MESSAGE_MAX);
}
