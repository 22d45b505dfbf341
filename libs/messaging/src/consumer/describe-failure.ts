import { isNativeError } from 'node:util/types';
import { RefusedError } from '../messaging.errors.js';
import { isAway } from './while-away.js';

/** What may be told about a failure: goes into message headers and logs, so no document content. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** No retry can help. */
  readonly permanent: boolean;
  /** The other side is away: the message is not at fault, and uses up no attempt. */
  readonly isAway?: boolean;
}

/** Errors whose own message quotes what was being read: a parser's snippet, a value in an SQL error. */
const QUOTING = new Set(['SyntaxError', 'QueryFailedError', 'DatabaseError', 'error']);

/** Tells a refusal from a failure and leaves out what might hold content. */
export function describeFailure(thrown: unknown): Failure {
  if (thrown instanceof RefusedError) return { code: thrown.code, message: clip(thrown.message), permanent: true };
  if (!isNativeError(thrown)) return { code: 'UNKNOWN', message: typeof thrown, permanent: false };
  const { code: own } = thrown as { code?: unknown };
  const code = typeof own === 'string' ? own : thrown.name;
  const said = QUOTING.has(thrown.name) ? objectsOf(thrown) : thrown.message;
  const message = clip(`${thrown.name} ${said}`.trim());
  return { code, message, permanent: false, ...(isAway(thrown) ? { isAway: true } : {}) };
}

const clip = (text: string): string => text.slice(0, 300);

/** Of an SQL error only the names of what it is about. */
function objectsOf(error: Error): string {
  const { table, constraint, column } = error as { table?: string; constraint?: string; column?: string };
  return [table, constraint, column].filter(Boolean).join(' ');
}
