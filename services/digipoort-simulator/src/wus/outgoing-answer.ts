/** What goes back: bytes (all of them, or half and then a cut), a bare HTTP status, or nothing at all because the connection is cut. */
export type OutgoingAnswer =
  | { kind: 'send'; status: number; body: Buffer; delayMs: number; isTruncated: boolean }
  | { kind: 'unavailable'; delayMs: number }
  | { kind: 'cut'; delayMs: number };

/** How long a call without an answer is held at most; clients give up long before. */
export const HOLD_MS = 600_000;
