import type { StatusFate } from '../process/process.js';
import type { Outcome } from '../process/sequences.js';
import type { Words } from '../process/words.js';
import type { Settings } from '../state/settings.js';

/** What happens to the answer itself; everything but `lost-before-accept` and `unavailable` comes after the process exists. */
export type ReplyFate =
  | 'lost-after-accept'
  | 'lost-before-accept'
  | 'unavailable'
  | 'truncated'
  | 'tampered'
  | 'wrong-certificate'
  | 'expired'
  | 'wrong-relates-to'
  | 'unsigned';

/** What one or more of the next calls are to bring. */
export interface Instruction {
  outcome?: Outcome;
  /** Answers a fault instead, without a process. */
  fault?: { foutcode?: string; reason?: string };
  reply?: ReplyFate;
  /** Holds the answer back, after everything is stored. */
  replyDelayMs?: number;
  stepMs?: number;
  giveUpMs?: number;
  /** The authority's words for an outcome that is not accepted. */
  words?: Words;
  /** What questions about the statuses of this process get. */
  statusFate?: StatusFate;
  /** Answers as under too heavy a load. */
  overload?: Settings['overloadAnswer'];
}

/** What is known of a call when an instruction for it is looked for. */
export interface CallFacts {
  operation: string;
  nummer?: string | undefined;
  berichtsoort?: string | undefined;
  aanleverkenmerk?: string | undefined;
}

/** For which calls an instruction holds; null is any. */
export interface InstructionScope {
  operation: string;
  nummer: string | null;
  berichtsoort: string | null;
  aanleverkenmerk: string | null;
}

/** An instruction that waits for its call. */
export interface WaitingInstruction {
  readonly id: string;
  readonly scope: InstructionScope;
  readonly instruction: Instruction;
  /** Null: until cleared. */
  usesLeft: number | null;
}

/** The instruction for a call: the one for its reference first, then party, then kind; of equals the oldest. */
export function instructionFor(
  waiting: readonly WaitingInstruction[],
  facts: CallFacts,
): WaitingInstruction | undefined {
  let best: WaitingInstruction | undefined;
  for (const candidate of waiting) {
    if (candidate.usesLeft === 0 || !fits(candidate.scope, facts)) continue;
    if (!best || weight(candidate.scope) > weight(best.scope)) best = candidate;
  }
  return best;
}

function fits(scope: InstructionScope, facts: CallFacts): boolean {
  return (
    (scope.operation === 'any' || scope.operation === facts.operation) &&
    (scope.nummer === null || scope.nummer === facts.nummer) &&
    (scope.berichtsoort === null || scope.berichtsoort === facts.berichtsoort) &&
    (scope.aanleverkenmerk === null || scope.aanleverkenmerk === facts.aanleverkenmerk)
  );
}

function weight({ aanleverkenmerk, nummer, berichtsoort }: InstructionScope): number {
  return (aanleverkenmerk === null ? 0 : 4) + (nummer === null ? 0 : 2) + (berichtsoort === null ? 0 : 1);
}
