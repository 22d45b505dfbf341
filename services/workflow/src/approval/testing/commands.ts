import { aDecision, AT } from '../../testing/builders.js';
import type { Acting } from '../acting.js';
import type { ApprovalCommand } from '../approval-command.js';

let keys = 0;

/** Somebody approves, or decides what `more` says; each time with a key of its own. For tests. */
export const by = (acting: Acting, more: object = {}): ApprovalCommand =>
  aDecision({ acting, idempotencyKey: `key-${(keys += 1)}`, ...more });

/** The time so many seconds after that of the builders. */
export const later = (seconds: number): string => new Date(Date.parse(AT) + seconds * 1000).toISOString();

/** Who does something, and when; the rest of the command is for the test to say. */
export const person = (acting: Acting, at = AT) => ({
  acting,
  actId: `act-${(keys += 1)}`,
  idempotencyKey: `key-${keys}`,
  at,
});
