import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation, ROOT_CONTEXT, type Context } from '@opentelemetry/api';

/** What an outgoing event takes over from the message that led to it. */
export interface Cause {
  readonly id: string;
  readonly correlationId: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

const handled = new AsyncLocalStorage<ReadonlyMap<string, Cause>>();

/** Runs a handler so that events it adds to the outbox know their cause and go on with its trace, also when a batch mixes traces. */
export function handling<T>(causes: readonly Cause[], work: () => Promise<T>): Promise<T> {
  const byId = new Map(causes.map((cause) => [cause.id, cause]));
  return context.with(sharedTrace(causes), () => handled.run(byId, work));
}

/** The message with this id, or the only one being handled when no id is given. */
export function causeOf(causationId: string | undefined): Cause | undefined {
  const causes = handled.getStore();
  if (causationId !== undefined) return causes?.get(causationId);
  return causes?.size === 1 ? [...causes.values()][0] : undefined;
}

/** The trace to go on with after this message. */
export const traceOf = (cause: Cause): Context => propagation.extract(ROOT_CONTEXT, cause.headers);

/** A batch only has one active trace when all its messages have the same. */
function sharedTrace(causes: readonly Cause[]): Context {
  const [first] = causes;
  const same = first && causes.every(({ headers }) => headers.traceparent === first.headers.traceparent);
  return same ? traceOf(first) : ROOT_CONTEXT;
}
