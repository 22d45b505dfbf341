import type { Outcome } from '../process/process.js';

/** What happens to the answer itself. */
export type ReplyFate = 'normal' | 'lost-after-accept' | 'lost-before-accept' | 'tampered';

/** What one or more of the next calls are to bring. */
export interface Instruction {
  outcome?: Outcome;
  /** Answers a fault instead, without a process. */
  fault?: { foutcode?: string; reason?: string };
  reply?: ReplyFate;
  /** Holds the answer back, after everything is stored. */
  replyDelayMs?: number;
  stepMs?: number;
  /** The authority's words for an outcome that is not accepted. */
  words?: { foutcode: string; foutbeschrijving: string; statusdetails?: string };
}
